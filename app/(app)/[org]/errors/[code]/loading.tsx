import { ErrorsSkeleton } from '#components/errors/errors-skeleton.tsx'

export default function ErrorLoading() {
  return <ErrorsSkeleton />
}
