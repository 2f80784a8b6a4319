/*
 * Arrays in PostgreSQL's binary format. Events are JSON, full of quotes, which a text array would have to escape one by
 * one, and the server to unescape: binary halves the cost of a batch.
 */
const INT4 = 23;
const INT8 = 20;
const TEXT = 25;
const UUID = 2950;

const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;

export function int4Array(values: readonly number[]): Buffer {
  return fixedWidth(INT4, 4, values, (buffer, value, offset) => buffer.writeInt32BE(value, offset));
}

export function int8Array(values: readonly number[]): Buffer {
  return fixedWidth(INT8, 8, values, (buffer, value, offset) => buffer.writeBigInt64BE(BigInt(value), offset));
}

export function uuidArray(values: readonly string[]): Buffer {
  return fixedWidth(UUID, 16, values, (buffer, value, offset) =>
    buffer.write(value.replaceAll('-', ''), offset, 'hex'),
  );
}

export function textArray(values: readonly string[]): Buffer {
  // A UTF-16 code unit takes three bytes of UTF-8 at most.
  const most = values.reduce((sum, value) => sum + LENGTH_BYTES + 3 * value.length, HEADER_BYTES);
  const buffer = Buffer.allocUnsafe(most);
  let offset = writeHeader(buffer, TEXT, values.length);
  for (const value of values) {
    const written = buffer.write(value, offset + LENGTH_BYTES, 'utf8');
    buffer.writeInt32BE(written, offset);
    offset += LENGTH_BYTES + written;
  }
  return buffer.subarray(0, offset);
}

function fixedWidth<T>(
  elementType: number,
  width: number,
  values: readonly T[],
  write: (buffer: Buffer, value: T, offset: number) => void,
): Buffer {
  const buffer = Buffer.allocUnsafe(HEADER_BYTES + values.length * (LENGTH_BYTES + width));
  let offset = writeHeader(buffer, elementType, values.length);
  for (const value of values) {
    buffer.writeInt32BE(width, offset);
    write(buffer, value, offset + LENGTH_BYTES);
    offset += LENGTH_BYTES + width;
  }
  return buffer;
}

/** Dimensions, a flag for nulls, element type, then length and lower bound of the one dimension. */
function writeHeader(buffer: Buffer, elementType: number, length: number): number {
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(0, 4);
  buffer.writeInt32BE(elementType, 8);
  buffer.writeInt32BE(length, 12);
  buffer.writeInt32BE(1, 16);
  return HEADER_BYTES;
}
