import { HomeSkeleton } from '#components/home/home-skeleton.tsx'

export default function HomeLoading() {
  return <HomeSkeleton />
}
