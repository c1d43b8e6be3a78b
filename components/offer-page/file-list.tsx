import type { AttachedFile } from '#lib/domain/offer-publishing/versions/schema.ts'
import { formatBytes } from '#lib/platform/format/counts.ts'
import { nameFileKind } from './arrange-offer.ts'
import { Fingerprint } from './fingerprint.tsx'
import { Icon } from './icons.tsx'
import { PageLink } from './page-link.tsx'

/** Documents with their size, each a download; on a certificate with their hash and without a link. */
export function FileList({ files, base, isEvidence }: { files: readonly AttachedFile[]; base: string | null; isEvidence: boolean }) {
  return (
    <ul className="files">
      {files.map((file) => {
        const line = (
          <>
            <Icon name="file" />
            <span className="what">
              <span dir="auto">{file.name}</span>
              <span className="small quiet">
                {nameFileKind(file)}, {formatBytes(file.bytes)}
              </span>
              {isEvidence ? <Fingerprint hash={file.sha256} /> : null}
            </span>
          </>
        )

        return (
          <li key={file.id}>
            {isEvidence ? (
              <div className="file">{line}</div>
            ) : (
              <PageLink base={base} path={`/documents/${file.id}`} className="file" isDownload>
                {line}
              </PageLink>
            )}
          </li>
        )
      })}
    </ul>
  )
}
