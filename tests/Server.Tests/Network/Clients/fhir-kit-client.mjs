// Drives the server with fhir-kit-client as a stranger would; prints one JSON line, or fails with the reason.
import fhirKit from 'fhir-kit-client';
import assert from 'node:assert/strict';

const Client = fhirKit.default ?? fhirKit;
const [baseUrl, bearerToken] = process.argv.slice(2);
const client = new Client({ baseUrl, bearerToken });

const capabilities = await client.capabilityStatement();
assert.equal(capabilities.fhirVersion, '4.0.1');

const mrn = { system: 'urn:mrn', value: 'kit-1' };
const made = await client.create({
  resourceType: 'Patient',
  body: { resourceType: 'Patient', identifier: [mrn], name: [{ family: 'Okafor', given: ['Adaeze'] }], birthDate: '1961-04-09' },
});
assert.ok(made.id);
const read = await client.read({ resourceType: 'Patient', id: made.id });
assert.equal(read.name[0].family, 'Okafor');

const updated = await client.update({ resourceType: 'Patient', id: made.id, body: { ...read, gender: 'female' } });
assert.equal(updated.meta.versionId, '2');
const patched = await client.patch({
  resourceType: 'Patient', id: made.id, JSONPatch: [{ op: 'replace', path: '/gender', value: 'unknown' }],
});
assert.equal(patched.gender, 'unknown');
const first = await client.vread({ resourceType: 'Patient', id: made.id, version: '1' });
assert.equal(first.gender, undefined);
const history = await client.history({ resourceType: 'Patient', id: made.id });
assert.equal(history.entry.length, 3);

const transaction = await client.transaction({
  body: {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [1, 2, 3].map((n) => ({
      resource: {
        resourceType: 'Observation', status: 'final', code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
        subject: { reference: `Patient/${made.id}` }, effectiveDateTime: `2026-11-0${n}`, valueQuantity: { value: 60 + n, unit: 'kg' },
      },
      request: { method: 'POST', url: 'Observation' },
    })),
  },
});
assert.equal(transaction.entry.length, 3);

const search = await client.search({
  resourceType: 'Observation', searchParams: { patient: made.id, code: 'http://loinc.org|29463-7', _sort: '-date', _count: 2 },
});
assert.deepEqual(search.entry.map((e) => e.resource.effectiveDateTime), ['2026-11-03', '2026-11-02']);
const next = await client.nextPage({ bundle: search });
assert.deepEqual(next.entry.map((e) => e.resource.effectiveDateTime), ['2026-11-01']);
const posted = await client.search({
  resourceType: 'Patient', searchParams: { identifier: 'urn:mrn|kit-1' }, options: { postSearch: true },
});
assert.equal(posted.entry.length, 1);
const everything = await client.operation({ name: 'everything', resourceType: 'Patient', id: made.id, method: 'GET' });
assert.equal(everything.entry.length, 4);

const compartment = await client.compartmentSearch({ resourceType: 'Observation', compartment: { resourceType: 'Patient', id: made.id }, searchParams: { date: 'ge2026-11-02' } });
assert.equal(compartment.entry.length, 2);
const system = await client.systemSearch({ searchParams: { _type: 'Patient', _id: made.id } });
assert.equal(system.entry.length, 1);
const included = await client.search({ resourceType: 'Observation', searchParams: { code: '29463-7', _include: 'Observation:patient', _total: 'accurate' } });
assert.equal(included.total, 3);
assert.deepEqual(included.entry.map((e) => e.search.mode).sort(), ['include', 'match', 'match', 'match']);
const resolved = await client.resolve({ reference: `Patient/${made.id}` });
assert.equal(resolved.id, made.id);
assert.ok((await client.history({ resourceType: 'Patient' })).entry.length >= 3);
assert.ok((await client.history()).entry.length >= 6);
const batch = await client.batch({
  body: {
    resourceType: 'Bundle',
    type: 'batch',
    entry: [
      { request: { method: 'GET', url: `Patient/${made.id}` } },
      { request: { method: 'POST', url: 'Patient', ifNoneExist: 'identifier=urn:mrn|kit-1' }, resource: { resourceType: 'Patient', identifier: [mrn] } },
      { request: { method: 'GET', url: 'Patient?birthdate=yesterday' } },
    ],
  },
});
assert.deepEqual(batch.entry.map((e) => e.response.status.slice(0, 3)), ['200', '200', '400']);
const last = await client.operation({ name: 'lastn', resourceType: 'Observation', method: 'GET', input: { patient: made.id } });
assert.deepEqual(last.entry.map((e) => e.resource.effectiveDateTime), ['2026-11-03']);
await assert.rejects(
  client.search({ resourceType: 'Patient', searchParams: { colour: 'blue' }, options: { headers: { Prefer: 'handling=strict' } } }),
  (e) => e.response.status === 400 && e.response.data.resourceType === 'OperationOutcome');

await client.delete({ resourceType: 'Observation', id: search.entry[0].resource.id });
await assert.rejects(client.read({ resourceType: 'Observation', id: search.entry[0].resource.id }), (e) => e.response.status === 410);
console.log(JSON.stringify({ done: true }));
