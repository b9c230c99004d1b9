// Where the bytes of shards come from: fetched from a host, or, in an edition that is
// opened from a disk, as scripts that hand them over (search/shard, Script).

// fetchFrom gets files from below an address. With fresh it asks the host again for
// the manifest, of which the browser may keep an old one.
export function fetchFrom(base, fresh) {
  return async (name) => {
    const answer = await fetch(new URL(name, base), fresh && name === 'manifest.bin' ? { cache: 'reload' } : {})
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
    return answer.arrayBuffer()
  }
}

const waiting = new Map()

// scriptsFrom gets files from below an address as scripts.
export function scriptsFrom(base) {
  globalThis.gongkaiShard = (name, data) => waiting.get(name)?.(Uint8Array.from(atob(data), (c) => c.charCodeAt(0)))
  return (name) => new Promise((resolve, reject) => {
    const script = document.createElement('script')
    waiting.set(name, resolve)
    script.src = new URL(name.replace(/\.bin$/, '.js'), base)
    script.onload = () => script.remove()
    script.onerror = () => reject(new Error(name))
    document.head.append(script)
  })
}
