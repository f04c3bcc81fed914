// node query.mjs SQL: what DuckDB answers, one JSON row a line; values as DuckDB writes them.
import { DuckDBInstance } from '@duckdb/node-api';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const reader = await connection.runAndReadAll(process.argv[2]);
for (const row of reader.getRowObjectsJson()) console.log(JSON.stringify(row));
