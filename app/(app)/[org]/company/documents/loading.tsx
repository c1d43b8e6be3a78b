import { DocumentsSkeleton } from '#components/documents/documents-skeleton.tsx'

export default function DocumentsLoading() {
  return <DocumentsSkeleton />
}
