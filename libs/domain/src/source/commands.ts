import { z } from 'zod';
import { statedDate } from '../values/stated-date.js';
import { text } from '../values/text.js';

const languageTag = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

export const sourceCommands = {
  register: z
    .strictObject({
      title: text(500).optional().describe('Its title'),
      publisher: text(200).optional().describe('Who published it'),
      published: statedDate().describe('When it was published'),
      language: z.string().regex(languageTag, 'is to be a tag such as "fr" or "nl-BE"').describe('BCP 47 tag'),
      url: z
        .url({ protocol: /^https?$/, error: 'is to be an address of the web such as "https://example.org/a"' })
        .max(2000)
        .optional()
        .describe('Where it can be read'),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/, 'is to be 64 hexadecimal digits in small letters')
        .optional()
        .describe('SHA-256 of the document, in hexadecimal'),
      text: text(200_000).optional().describe('Its text, where it may be kept'),
    })
    .describe('Registers a source: a document that says something'),
} as const;
