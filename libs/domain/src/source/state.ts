import type { StatedDate } from '../values/stated-date.js';

export type SourceState =
  { readonly status: 'unregistered' } | { readonly status: 'registered'; readonly published: StatedDate };
