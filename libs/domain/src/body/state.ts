export type BodyState =
  | { readonly status: 'unregistered' }
  | { readonly status: 'registered'; readonly name: string; readonly party: string };
