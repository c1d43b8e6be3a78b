import { ErrorsSkeleton } from '#components/errors/errors-skeleton.tsx'

export default function ErrorsLoading() {
  return <ErrorsSkeleton />
}
