import type { Random } from '../../support/random.js';

export const languages = ['en', 'fr', 'nl'] as const;

/** Invented, as everything here is. */
export const publishers = ['The Harbour Gazette', 'Le Courrier du Port', 'De Havenbode', 'Ministry of Defence', 'Wire'];

const given = ['Ada', 'Bram', 'Cléo', 'Dirk', 'Elin', 'Farid', 'Greta', 'Hugo', 'Ines', 'Joris', 'Katia', 'Luc'];
const family = ['Aalders', 'Brisebois', 'Corvin', 'Dumont', 'Eskil', 'Farrow', 'Galen', 'Hollander', 'Ivens', 'Joly'];
const roles = ['Minister of Defence', 'Chief of Staff', 'Secretary General', 'spokesperson', 'rapporteur'];

/** All who may be cited. */
export const speakers: readonly string[] = given.flatMap((first) => family.map((last) => `${first} ${last}`));

export const speakerIn = (random: Random) => ({ name: random.pick(speakers), role: random.pick(roles) });

const sentences = {
  en: ['It was announced that', 'The staff confirmed that', 'According to the note,', 'The minutes say that'],
  fr: ['Il a été annoncé que', 'L’état-major confirme que', 'Selon la note,', 'Le procès-verbal indique que'],
  nl: ['Er werd aangekondigd dat', 'De staf bevestigt dat', 'Volgens de nota', 'De notulen vermelden dat'],
} as const;

const details = {
  en: [
    'after a review of the mission',
    'for the coming rotation',
    'at the request of the command',
    'until further notice',
  ],
  fr: [
    'après un examen de la mission',
    'pour la prochaine relève',
    'à la demande du commandement',
    'jusqu’à nouvel ordre',
  ],
  nl: ['na een evaluatie van de missie', 'voor de volgende aflossing', 'op vraag van het commando', 'tot nader order'],
} as const;

/** A sentence that says so, in one of the languages. */
export const wordsIn = (language: keyof typeof sentences, what: string, random: Random): string =>
  `${random.pick(sentences[language])} ${what} ${random.pick(details[language])}.`;
