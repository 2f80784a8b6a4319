import { Readable } from 'node:stream';
import {
  type CallHandler,
  type ExecutionContext,
  NotAcceptableException,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { z } from 'zod';
import { sayInHeaders } from '../spoken.js';
import { formats, JSON_TYPE, mediaTypes, type Format } from './formats.js';
import { pagesFrom, type ListPage, type Parameters } from './walk.js';

/** Marks a route that answers a question: with a page of a list, by the documented shape of its items; or null, with one JSON document. */
export const LIST_OF = 'acta:list-of';

/** How many items are held at a time while a whole list is written. */
const PAGE = '1000';

/** Refuses a format in which an answer does not come, and writes a list in the one that is asked for: a page as JSON; or the whole of it, unless a limit is given, line by line. */
export class ListInterceptor implements NestInterceptor {
  private readonly reflector = new Reflector();

  intercept(context: ExecutionContext, next: CallHandler<ListPage>): Observable<unknown> {
    const item = this.reflector.get<z.core.$ZodType | null | undefined>(LIST_OF, context.getHandler());
    if (item === undefined) return next.handle();
    const http = context.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    response.vary('Accept');
    const offered = item ? mediaTypes : [JSON_TYPE];
    request.headers.accept = withoutParameters(request.headers.accept);
    const accepted = request.accepts([...offered]);
    if (accepted === false) {
      const what = item ? 'list comes as' : 'answer is no list, and comes as';
      throw new NotAcceptableException(`This ${what} ${offered.join(', ')}.`);
    }
    if (!item) return next.handle();
    const format = formats[accepted];
    return format ? from(written(format, item, { request, response, next })) : next.handle();
  }
}

/** A character set makes no other format of it; how much one is wanted (`q`) stays. */
const withoutParameters = (accept: string | undefined): string | undefined =>
  accept?.replaceAll(/;(?!\s*q\s*=)[^,;]*/gi, '');

interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly next: CallHandler<ListPage>;
}

async function written(
  { contentType, write }: Format,
  item: z.core.$ZodType,
  { request, response, next }: Exchange,
): Promise<StreamableFile> {
  const given: Parameters = { limit: PAGE, ...request.query };
  const ask = (parameters: Parameters): Promise<ListPage> => {
    // The route reads and checks its parameters anew for each page.
    Object.defineProperty(request, 'query', { value: parameters, configurable: true });
    return lastValueFrom(next.handle());
  };
  const isWhole = request.query['limit'] === undefined;
  const first = await ask(given);
  sayInHeaders(response, first);
  if (!isWhole && first.nextCursor !== null) response.setHeader('Link', nextPage(request, first.nextCursor));
  const pages = pagesFrom(isWhole ? first : { ...first, nextCursor: null }, given, ask);
  const stream = Readable.from(write(pages, item), { objectMode: false });
  return new StreamableFile(stream, { type: contentType });
}

function nextPage({ originalUrl }: Request, cursor: string): string {
  const url = new URL(originalUrl, 'http://acta.invalid');
  url.searchParams.set('cursor', cursor);
  return `<${url.pathname}${url.search}>; rel="next"`;
}
