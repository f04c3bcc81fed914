// Drives the server with @medplum/core's client; prints one JSON line, or fails with the reason.
import assert from 'node:assert/strict';

// Its module names WebSocket as it loads, which Node 20 lacks; nothing here uses it.
globalThis.WebSocket ??= class {};
const { MedplumClient } = await import('@medplum/core');

const [baseUrl, accessToken] = process.argv.slice(2);
const client = new MedplumClient({ baseUrl: new URL('/', baseUrl).href, fhirUrlPath: 'fhir', fetch, cacheTime: 0 });
client.setAccessToken(accessToken);

const made = await client.createResource({ resourceType: 'Patient', name: [{ family: 'Okafor', given: ['Ada'] }], identifier: [{ system: 'urn:mrn', value: 'med-1' }] });
assert.ok(made.id);
const once = await client.createResourceIfNoneExist({ resourceType: 'Patient', identifier: [{ system: 'urn:mrn', value: 'med-1' }] }, 'identifier=urn:mrn|med-1');
assert.equal(once.id, made.id);
assert.equal((await client.readResource('Patient', made.id)).name[0].family, 'Okafor');
const updated = await client.updateResource({ ...made, gender: 'female' });
assert.equal(updated.meta.versionId, '2');
const patched = await client.patchResource('Patient', made.id, [{ op: 'add', path: '/birthDate', value: '1961-04-09' }]);
assert.equal(patched.birthDate, '1961-04-09');
assert.equal((await client.readHistory('Patient', made.id)).entry.length, 3);
assert.equal((await client.searchOne('Patient', { identifier: 'urn:mrn|med-1' })).id, made.id);
const batch = await client.executeBatch({
  resourceType: 'Bundle',
  type: 'batch',
  entry: [{ request: { method: 'GET', url: `Patient/${made.id}` } }, { request: { method: 'GET', url: 'Patient/nobody' } }],
});
assert.deepEqual(batch.entry.map((e) => e.response.status.slice(0, 3)), ['200', '404']);
assert.ok((await client.readPatientEverything(made.id)).entry.length >= 1);
assert.equal((await client.readVersion('Patient', made.id, '1')).gender, undefined);
assert.equal((await client.readReference({ reference: `Patient/${made.id}` })).id, made.id);
const upserted = await client.upsertResource({ resourceType: 'Patient', identifier: [{ system: 'urn:mrn', value: 'med-1' }], gender: 'other' }, 'identifier=urn:mrn|med-1');
assert.deepEqual([upserted.id, upserted.gender], [made.id, 'other']);
const binary = await client.createBinary({ data: 'Hello, chart', contentType: 'text/plain' });
assert.equal(Buffer.from(binary.data, 'base64').toString(), 'Hello, chart');
for (let i = 0; i < 5; i += 1) {
  await client.createResource({ resourceType: 'Observation', status: 'final', code: { text: 'weight' }, subject: { reference: `Patient/${made.id}` } });
}
let pages = 0;
for await (const page of client.searchResourcePages('Observation', { patient: made.id, _count: '2' })) {
  assert.ok(page.length <= 2);
  pages += 1;
}
assert.equal(pages, 3);
const set = await client.valueSetExpand({ url: 'http://hl7.org/fhir/ValueSet/administrative-gender', filter: 'fem' });
assert.deepEqual(set.expansion.contains.map((c) => c.code), ['female']);
const manifest = await client.bulkExport('', 'Patient', undefined, { pollStatusOnAccepted: true });
assert.deepEqual(manifest.output.map((o) => o.type), ['Patient']);
await client.deleteResource('Patient', made.id);
await assert.rejects(client.readResource('Patient', made.id));
console.log(JSON.stringify({ done: true }));
