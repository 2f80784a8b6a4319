/** The names behind the opaque ids of speakers and actors. */
export interface People {
  /** The id of each name, made for a name that is new. */
  idsOf(names: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The ids of names that are known already; nothing is made. */
  known(names: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The name behind each id; an erased or unknown one is left out. */
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
