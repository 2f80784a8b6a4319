/** A date in the words in which it was stated, and as an expression. */
export const dateText = ({ text, edtf }: { readonly text?: string; readonly edtf: string }): string =>
  text ? `${text}, ${edtf}` : edtf;
