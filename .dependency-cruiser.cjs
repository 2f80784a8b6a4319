/**
 * The rules of the house: who may import whom (docs/explanation/architecture.md).
 * A lib is entered by its index.ts alone; nothing goes in circles; Nest stays at the edges.
 */
const libs = {
  kernel: { libs: [], packages: ['zod'] },
  domain: { libs: ['kernel'], packages: ['zod', 'edtf', 'big\\.js'] },
  'event-store': { libs: ['kernel'], packages: ['pg', 'pg-copy-streams', 'canonicalize'] },
  projections: { libs: ['kernel', 'event-store'], packages: ['pg', 'pg-copy-streams'] },
  'read-models': { libs: ['kernel', 'domain', 'projections'], packages: ['pg'] },
  application: {
    libs: ['kernel', 'domain', 'event-store', 'projections', 'read-models'],
    packages: ['zod', 'uuid', '@nestjs/(common|cqrs)'],
  },
  platform: { libs: ['kernel'], packages: ['zod', 'pg', 'typeorm', 'uuid', 'pino'] },
};

const inTests = '\\.spec\\.ts$|/testing/';
const anyOf = (names) => (names.length ? `(${names.join('|')})` : '(?!)');

const tableRules = Object.entries(libs).flatMap(([name, allowed]) => [
  {
    name: `${name}-imports-libs`,
    comment: `libs/${name} may import these libs only: ${allowed.libs.join(', ') || 'none'}.`,
    severity: 'error',
    from: { path: `^libs/${name}/`, pathNot: inTests },
    to: { path: '^(libs|apps|migrations|test)/', pathNot: `^libs/${anyOf([name, ...allowed.libs])}/` },
  },
  {
    name: `${name}-imports-packages`,
    comment: `libs/${name} may import these packages only: ${allowed.packages.join(', ')}.`,
    severity: 'error',
    from: { path: `^libs/${name}/`, pathNot: inTests },
    to: { path: 'node_modules/', pathNot: `node_modules/(@types/)?${anyOf(allowed.packages)}/` },
  },
]);

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'a-lib-is-entered-by-its-index',
      severity: 'error',
      from: { path: '^((?:libs|apps)/[^/]+|test|migrations)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^$1/', '^libs/[^/]+/src/index\\.ts$', '/testing/'] },
    },
    {
      name: 'an-app-is-entered-by-its-index',
      comment:
        'The CLI serves by the server app and works by the worker app, and the worker opens what the server opens.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: ['^apps/$1/', '^apps/(server|worker)/src/index\\.ts$'] },
    },
    {
      name: 'migrations-are-frozen',
      comment: 'History imports nothing but the types of TypeORM.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { pathNot: ['^migrations/', 'node_modules/typeorm/'] },
    },
    {
      name: 'the-domain-is-pure',
      comment: 'No clock, no randomness, no files: nothing of Node.',
      severity: 'error',
      from: { path: '^libs/(kernel|domain|read-models)/', pathNot: inTests },
      to: { dependencyTypes: ['core'] },
    },
    ...tableRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
