/** `T` and all that is in it, read only; a record of any keys stays as it is. */
export type Immutable<T> = T extends readonly (infer Item)[]
  ? readonly Immutable<Item>[]
  : T extends object
    ? string extends keyof T
      ? T
      : { readonly [Key in keyof T]: Immutable<T[Key]> }
    : T;
