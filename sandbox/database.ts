import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Kind } from './model.ts'

export type StoredRow = { account: string; kind: Kind; id: string; json: string }
export type Change = { account: string; kind: Kind; id: string; json: string | null }
export type Body = { account: string; id: string; body: string }
export type Database = {
  readAll: () => Iterable<StoredRow>
  commit: (changes: { rows: Change[]; bodies: Body[]; deletedBodies: Omit<Body, 'body'>[] }) => void
  readBody: (key: { account: string; id: string }) => string | null
  close: () => void
}

/** One SQLite file that mirrors the state in memory. The write-ahead log keeps every committed request across a kill -9. */
export function openDatabase({ dataDir }: { dataDir: string }): Database {
  const folder = path.join(dataDir, 'sandbox')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const database = new DatabaseSync(path.join(folder, 'state.sqlite'))
  database.exec(`
    pragma journal_mode = wal;
    pragma synchronous = normal;
    pragma cache_size = -65536;
    pragma wal_autocheckpoint = 8000;
    pragma busy_timeout = 5000;
    create table if not exists entity (account text, kind text, id text, json text not null, primary key (account, kind, id));
    create table if not exists body (account text, id text, body text not null, primary key (account, id));
  `)
  const selectBody = database.prepare('select body from body where account = ? and id = ?')

  return {
    readAll: () => database.prepare('select account, kind, id, json from entity').iterate() as Iterable<StoredRow>,
    commit: createCommit(database),
    readBody({ account, id }) {
      const row = selectBody.get(account, id)

      return typeof row?.body === 'string' ? row.body : null
    },
    close: () => database.close(),
  }
}

function createCommit(database: DatabaseSync): Database['commit'] {
  const upsert = database.prepare(
    'insert into entity (account, kind, id, json) values (?, ?, ?, ?) on conflict do update set json = excluded.json',
  )
  const remove = database.prepare('delete from entity where account = ? and kind = ? and id = ?')
  const insertBody = database.prepare('insert or replace into body (account, id, body) values (?, ?, ?)')
  const removeBody = database.prepare('delete from body where account = ? and id = ?')

  return ({ rows, bodies, deletedBodies }) => {
    if (rows.length + bodies.length + deletedBodies.length === 0) return

    database.exec('begin immediate')

    try {
      for (const row of rows) {
        if (row.json === null) remove.run(row.account, row.kind, row.id)
        else upsert.run(row.account, row.kind, row.id, row.json)
      }

      for (const entry of bodies) insertBody.run(entry.account, entry.id, entry.body)
      for (const entry of deletedBodies) removeBody.run(entry.account, entry.id)
      database.exec('commit')
    } catch (error) {
      database.exec('rollback')
      throw error
    }
  }
}
