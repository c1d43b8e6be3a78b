/** What happens to a seeded candidate: the stage of the application, or how far the offer is. */
export type Journey =
  | 'lead'
  | 'review'
  | 'interview'
  | 'archived'
  | 'offer-approval-start'
  | 'offer-approval'
  | 'offer-ready'
  | 'offer-stale'
  | 'offer-declined'
  | 'offer-cancelled'
  | 'hired'
export type Person = { name: string; email: string | null; country: string; city: string; job: number; journey: Journey }

/** Made-up people with names from many places: single names, particles, apostrophes, right-to-left scripts, very long ones. */
export const PEOPLE: readonly Person[] = [
  { name: 'Ana Beatriz de Souza Lima', email: 'ana.souza@mail.example', country: 'Brazil', city: 'Recife', job: 0, journey: 'offer-ready' },
  { name: "Siobhán O'Connor", email: 'siobhan@mail.example', country: 'Ireland', city: 'Cork', job: 1, journey: 'offer-ready' },
  { name: 'Nguyễn Thị Minh Khai', email: 'minhkhai@mail.example', country: 'Vietnam', city: 'Đà Nẵng', job: 2, journey: 'offer-ready' },
  { name: 'محمد بن سلمان الخطيب', email: 'm.alkhatib@mail.example', country: 'Jordan', city: 'عمّان', job: 0, journey: 'offer-ready' },
  { name: 'Suharto', email: 'suharto@mail.example', country: 'Indonesia', city: 'Yogyakarta', job: 3, journey: 'offer-approval' },
  {
    name: 'Ludwig van der Heijden',
    email: 'ludwig@mail.example',
    country: 'Netherlands',
    city: 'Delft',
    job: 4,
    journey: 'offer-approval',
  },
  { name: '山田 花子', email: 'hanako.yamada@mail.example', country: 'Japan', city: '仙台市', job: 1, journey: 'offer-approval-start' },
  { name: 'Chukwuemeka Okonkwo-Fashola', email: 'emeka@mail.example', country: 'Nigeria', city: 'Enugu', job: 5, journey: 'hired' },
  {
    name: 'Þórdís Kolbrún Gylfadóttir',
    email: 'thordis@mail.example',
    country: 'Iceland',
    city: 'Akureyri',
    job: 2,
    journey: 'offer-cancelled',
  },
  {
    name: 'José María Fernández-Núñez y Álvarez de Toledo',
    email: 'jose@mail.example',
    country: 'Spain',
    city: 'A Coruña',
    job: 6,
    journey: 'offer-declined',
  },
  { name: 'Priya Raghunathan', email: 'priya@mail.example', country: 'India', city: 'Chennai', job: 4, journey: 'offer-stale' },
  { name: 'שירה כהן־לוי', email: 'shira@mail.example', country: 'Israel', city: 'חיפה', job: 5, journey: 'interview' },
  { name: 'Łukasz Wróblewski', email: 'lukasz@mail.example', country: 'Poland', city: 'Łódź', job: 0, journey: 'interview' },
  { name: 'Δήμητρα Παπαδοπούλου', email: 'dimitra@mail.example', country: 'Greece', city: 'Πάτρα', job: 1, journey: 'interview' },
  { name: "N'Golo Traoré", email: 'ngolo@mail.example', country: 'Mali', city: 'Ségou', job: 3, journey: 'interview' },
  { name: '김민준', email: 'minjun.kim@mail.example', country: 'South Korea', city: '부산', job: 2, journey: 'review' },
  { name: 'Madonna Rae', email: 'madonna.rae@mail.example', country: 'United States', city: 'Portland', job: 6, journey: 'review' },
  { name: 'Ольга Сергеевна Мельник', email: 'olga@mail.example', country: 'Ukraine', city: 'Львів', job: 4, journey: 'review' },
  { name: 'Xóchitl Quetzalli', email: null, country: 'Mexico', city: 'Oaxaca', job: 5, journey: 'lead' },
  { name: 'Jean-Baptiste de La Rochefoucauld', email: 'jb@mail.example', country: 'France', city: 'Nantes', job: 7, journey: 'interview' },
  { name: 'Wanjiru wa Kamau', email: 'wanjiru@mail.example', country: 'Kenya', city: 'Nakuru', job: 7, journey: 'offer-approval' },
  { name: 'Tāwhiri Ngata', email: 'tawhiri@mail.example', country: 'New Zealand', city: 'Gisborne', job: 3, journey: 'archived' },
  { name: 'فاطمه رضایی', email: 'fatemeh@mail.example', country: 'Iran', city: 'شیراز', job: 0, journey: 'archived' },
  { name: 'Björk', email: 'bjork@mail.example', country: 'Iceland', city: 'Húsavík', job: 6, journey: 'lead' },
  {
    name: 'Hubert Blaine Wolfeschlegelsteinhausenbergerdorff',
    email: 'hubert@mail.example',
    country: 'Germany',
    city: 'Bergedorf',
    job: 1,
    journey: 'archived',
  },
  { name: 'Aoife Ní Dhomhnaill', email: 'aoife@mail.example', country: 'Ireland', city: 'Galway', job: 2, journey: 'review' },
]
