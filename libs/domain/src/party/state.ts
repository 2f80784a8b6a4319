export type PartyState = { readonly status: 'unregistered' } | { readonly status: 'registered'; readonly name: string };
