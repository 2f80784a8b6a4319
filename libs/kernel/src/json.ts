/** A value that survives a round trip through JSON unchanged. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object; an absent field is left out, never `undefined`, before it is stored. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}
