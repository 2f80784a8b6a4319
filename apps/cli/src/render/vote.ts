interface Vote {
  readonly for?: number | undefined;
  readonly against?: number | undefined;
  readonly abstained?: number | undefined;
}

/** "12 for, 1 against, 2 abstained" */
export const voteText = ({ for: yes, against, abstained }: Vote): string =>
  Object.entries({ for: yes, against, abstained })
    .flatMap(([how, many]) => (many === undefined ? [] : [`${many} ${how}`]))
    .join(', ');
