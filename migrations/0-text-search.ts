import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How words are searched: in English, French and Dutch at once, in their inflected forms, with or without accents. */
export class TextSearch1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...configurations, ...functions]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function acta_search_wanted, acta_search_query, acta_search_queries, acta_search_vector`);
    for (const language of languages) await runner.query(`drop text search configuration acta_${language}`);
  }
}

/** In which words are found in their inflected forms. */
const languages = ['english', 'french', 'dutch'];

const configurations = [
  ...languages.map((language) => `create text search configuration acta_${language} (copy = ${language})`),
  // Words are found with or without their accents, where the server has the extension.
  `do $$ begin
    create extension if not exists unaccent;
    ${languages
      .map(
        (language) =>
          `alter text search configuration acta_${language} alter mapping for hword, hword_part, word with unaccent, ${language}_stem;`,
      )
      .join('\n    ')}
  exception when undefined_file or feature_not_supported or insufficient_privilege then
    raise notice 'unaccent is not available: free text is searched with its accents';
  end $$`,
];

// A text is indexed by the stems of its words in every language, since a register is kept in all of them: what is found in one is
// found. The stemmer of French takes "engagée" and "engagés" for one word by their accents alone: hence "french" as it comes too, where
// there is anything but ASCII; and a query that leaves the accent out is looked for there as if it had it.
const functions = [
  `create function acta_search_vector(_text text) returns tsvector
  language sql immutable parallel safe
  return to_tsvector('acta_english'::regconfig, _text) || to_tsvector('acta_french'::regconfig, _text)
    || to_tsvector('acta_dutch'::regconfig, _text)
    || case when octet_length(_text) > length(_text) then to_tsvector('pg_catalog.french'::regconfig, _text) else '' end`,

  `create function acta_search_queries(_words text, out place integer, out configuration regconfig, out query tsquery) returns setof record
  language sql immutable parallel safe rows 4
  begin atomic
    values (1, 'acta_english'::regconfig, websearch_to_tsquery('acta_english'::regconfig, _words)),
      (2, 'acta_french'::regconfig, websearch_to_tsquery('acta_french'::regconfig, _words)),
      (3, 'acta_dutch'::regconfig, websearch_to_tsquery('acta_dutch'::regconfig, _words)),
      (4, 'pg_catalog.french'::regconfig,
        websearch_to_tsquery('pg_catalog.french'::regconfig, regexp_replace(_words, 'ee(s?)\\M', 'ée\\1', 'gi')));
  end`,
  `comment on function acta_search_queries(text) is
    'What is looked for in each language. Words as on the web: "quoted phrases", or, and a minus before what is not wanted'`,

  `create function acta_search_query(_words text) returns tsquery
  language plpgsql immutable parallel safe as $$
  declare found tsquery := ''; one tsquery;
  begin
    -- A word of which every language has the same stem is looked for once: the planner would take each for another one.
    for one in select distinct q.query from acta_search_queries(_words) q loop found := found || one; end loop;
    return found;
  end $$`,

  `create function acta_search_wanted(_words text) returns tsquery
  language sql immutable parallel safe
  return nullif(querytree(acta_search_query(_words)), 'T')::tsquery`,
  `comment on function acta_search_wanted(text) is 'What must be there, without what must not; null where nothing must'`,
];
