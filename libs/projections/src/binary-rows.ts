/** Rows go to the database in blocks of about this many bytes. */
const BLOCK_LENGTH = 1 << 16;
const HEADER = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const END = Buffer.from([0xff, 0xff]);
const BIGGEST_IN_UTF8 = 3;
const MS_PER_DAY = 86_400_000;
const DAYS_TO_2000 = 10_957;

/**
 * Rows in COPY's binary format: the server need not read them character by character. Kept as bytes, outside of the heap that
 * is swept again and again.
 */
export class BinaryRows {
  readonly #blocks: Buffer[] = [];
  #block = Buffer.allocUnsafe(BLOCK_LENGTH);
  #view = viewOf(this.#block);
  #length = 0;
  #inBlocks = 0;

  /** In bytes. */
  get size(): number {
    return this.#inBlocks + this.#length;
  }

  /** Begins a row. */
  row(fields: number): void {
    this.#need(2);
    this.#length = this.#block.writeInt16BE(fields, this.#length);
  }

  null(): void {
    this.#need(4);
    this.#length = this.#block.writeInt32BE(-1, this.#length);
  }

  text(text: string): void {
    this.#need(4 + text.length * BIGGEST_IN_UTF8);
    const length = this.#block.write(text, this.#length + 4);
    this.#block.writeInt32BE(length, this.#length);
    this.#length += 4 + length;
  }

  bigint(value: bigint): void {
    this.#need(12);
    this.#block.writeInt32BE(8, this.#length);
    this.#view.setBigInt64(this.#length + 4, value);
    this.#length += 12;
  }

  /** @param day ISO, or `infinity` or `-infinity` */
  day(day: string): void {
    this.#need(8);
    this.#block.writeInt32BE(4, this.#length);
    this.#length = this.#block.writeInt32BE(dayNumber(day), this.#length + 4);
  }

  /** All of it, as COPY wants it; nothing where there is no row. */
  blocks(): readonly Buffer[] {
    if (this.#blocks.length === 0 && this.#length === 0) return [];
    return [HEADER, ...this.#blocks, this.#block.subarray(0, this.#length), END];
  }

  #need(bytes: number): void {
    if (this.#length + bytes <= this.#block.length) return;
    this.#blocks.push(this.#block.subarray(0, this.#length));
    this.#inBlocks += this.#length;
    this.#block = Buffer.allocUnsafe(Math.max(BLOCK_LENGTH, bytes));
    this.#view = viewOf(this.#block);
    this.#length = 0;
  }
}

const viewOf = ({ buffer, byteOffset, length }: Buffer): DataView => new DataView(buffer, byteOffset, length);

/** Days since 2000-01-01. */
function dayNumber(day: string): number {
  if (day === 'infinity') return 0x7fffffff;
  if (day === '-infinity') return -0x80000000;
  return Date.parse(day) / MS_PER_DAY - DAYS_TO_2000;
}
