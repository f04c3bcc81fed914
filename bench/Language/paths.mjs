// The other side of PathBench: npm fhirpath with its R4 model over the same expressions and resources.
// `npm ci` in this folder once; started by `Chartroom.Bench language paths`, prints one JSON object.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const fhirpath = require('fhirpath');
const model = require('fhirpath/fhir-context/r4');
const [folder, rounds] = [process.argv[2], Number(process.argv[3])];

const resources = readFileSync(join(folder, 'resources.ndjson'), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const expressions = JSON.parse(readFileSync(join(folder, 'expressions.json'), 'utf8'));
const compiled = new Map(Object.entries(expressions).map(([type, texts]) => [type, texts.map((text) => fhirpath.compile(text, model))]));

let best = Infinity;
let found = {};
let evaluations = 0;
for (let round = 0; round < rounds; round++) {
  found = {};
  evaluations = 0;
  const before = process.cpuUsage();
  for (const resource of resources) {
    let items = 0;
    for (const evaluate of compiled.get(resource.resourceType)) {
      items += evaluate(resource, { resource }).length;
      evaluations++;
    }
    found[resource.resourceType] = (found[resource.resourceType] ?? 0) + items;
  }
  const used = process.cpuUsage(before);
  best = Math.min(best, (used.user + used.system) / 1e6);
}

const version = JSON.parse(readFileSync(new URL('node_modules/fhirpath/package.json', import.meta.url), 'utf8')).version;
console.log(JSON.stringify({ perSecond: evaluations / best, found, version, node: process.versions.node }));
