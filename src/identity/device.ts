const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

/** A browser and system in words, from what the browser says of itself; good enough to know one's own again. */
export function describeDevice(agent: string | null): string {
  if (agent === null || agent === '') return 'Unknown device'
  const browser = browsers.find(([words]) => words.test(agent))?.[1]
  const system = systems.find(([words]) => words.test(agent))?.[1]
  if (browser === undefined && system === undefined) return 'Another program'
  return [browser ?? 'A browser', ...(system === undefined ? [] : [system])].join(' on ')
}
