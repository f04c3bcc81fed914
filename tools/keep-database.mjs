// Keeps the database that a release makes, so that every later one must open it: node tools/keep-database.mjs STEP [PROGRAM]
// STEP is the newest step of the schema (src/Store/Schema), PROGRAM the release's own chartroom (default ./chartroom). The made-up charts in
// tests/Server.Tests/Store/Kept/charts are loaded one after another by the program's own command line, into SQLite and into a PostgreSQL server that is
// started for it. Written beside them: schema-STEP.db.gz, schema-STEP.sql.gz, and schema-STEP.json, which says from the charts alone what must be found.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';

const [step, program = './chartroom'] = process.argv.slice(2);
if (!/^\d+$/.test(step ?? '')) {
  console.error('keep-database: say the newest step of the schema, such as 5');
  process.exit(2);
}
const kept = path.resolve(import.meta.dirname, '../tests/Server.Tests/Store/Kept');
const charts = fs.readdirSync(path.join(kept, 'charts')).filter((f) => /^\d/.test(f)).sort().map((f) => path.join(kept, 'charts', f));
const place = fs.mkdtempSync(path.join(os.tmpdir(), 'chartroom-keep-'));

try {
  const data = path.join(place, 'sqlite');
  load('--data', data);
  write(`schema-${step}.db.gz`, fs.readFileSync(path.join(data, 'chartroom.db')));
  write(`schema-${step}.sql.gz`, await postgres());
  fs.writeFileSync(path.join(kept, `schema-${step}.json`), expected());
} finally {
  fs.rmSync(place, { recursive: true });
}

function load(...options) {
  for (const chart of charts) console.error(execFileSync(path.resolve(program), ['load', chart, ...options], { encoding: 'utf8' }).trim());
}

function write(name, bytes) {
  fs.writeFileSync(path.join(kept, name), zlib.gzipSync(bytes, { level: 9 }));
}

// PostgreSQL refuses to run as root, so root runs it as the user postgres.
async function postgres() {
  const root = '/usr/lib/postgresql';
  const programs = path.join(root, fs.readdirSync(root).sort().at(-1), 'bin');
  const isRoot = process.getuid() === 0;
  const asServer = (name, ...rest) => isRoot
    ? execFileSync('setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', path.join(programs, name), ...rest], { stdio: 'ignore', cwd: '/' })
    : execFileSync(path.join(programs, name), rest, { stdio: 'ignore' });
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'chartroom-keep-postgres-'));
  if (isRoot) execFileSync('chown', ['postgres', directory]);
  const [cluster, port] = [path.join(directory, 'data'), await freePort()];
  asServer('initdb', '-D', cluster, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--no-sync');
  asServer('pg_ctl', '-D', cluster, '-w', '-l', path.join(directory, 'log'), '-o', `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`, 'start');
  try {
    load('--data', path.join(place, 'postgres'), '--postgres', `Host=127.0.0.1;Port=${port};Username=postgres;Database=postgres`);
    const dump = execFileSync(path.join(programs, 'pg_dump'), [
      '-h', '127.0.0.1', '-p', `${port}`, '-U', 'postgres', '--no-owner', '--no-privileges', '--inserts', '--rows-per-insert=500', 'postgres'], { encoding: 'utf8' });
    // What begins with a backslash is for psql alone.
    return dump.split('\n').filter((line) => !line.startsWith('\\') && !line.startsWith('--')).join('\n');
  } finally {
    asServer('pg_ctl', '-D', cluster, '-m', 'immediate', 'stop');
    fs.rmSync(directory, { recursive: true });
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// Every version of every resource in the order in which it was written (null = deleted), and what searches find. Resources stay text: a number
// read and written again would lose its digits.
function expected() {
  const versions = {};
  for (const chart of charts) {
    for (const entry of JSON.parse(asText(fs.readFileSync(chart, 'utf8'))).entry)
      (versions[entry.request.url] ??= []).push(entry.resource ?? null);
  }
  const searches = JSON.parse(fs.readFileSync(path.join(kept, 'charts', 'searches.json'), 'utf8'));
  return JSON.stringify({ versions, searches }, null, 1).replace(/"@([-0-9.]+)"/g, '$1') + '\n';
}

// Numbers as marked strings.
function asText(json) {
  return json.replace(/(": )(-?\d+(?:\.\d+)?)(?=[,\s}])/g, '$1"@$2"');
}
