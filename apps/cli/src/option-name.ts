/** The option of a parameter: `validAt` as `--valid-at`. */
export const optionName = (parameter: string): string =>
  `--${parameter.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
