// Blocks of cells to and from a spreadsheet program: lines of cells between tabs, a cell with a line break or a tab in quotes.
(() => {
  'use strict'
  const table = document.getElementById('grid')
  if (!table) return
  const CELL = /"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*)/y
  const NEEDS_QUOTES = /[\t\n]|""/

  /** The lines of a block. Quotes that no tab, line break or quote within them asked for are the cell's own. */
  function read(clip) {
    const text = clip.replace(/\r\n?/g, '\n').replace(/\n$/, '')
    const lines = [[]]
    for (let at = 0; ; at++) {
      CELL.lastIndex = at
      const [raw, quoted] = CELL.exec(text)
      lines.at(-1).push(quoted !== undefined && NEEDS_QUOTES.test(quoted) ? quoted.replaceAll('""', '"') : raw)
      at += raw.length
      if (at >= text.length) return lines
      if (text[at] === '\n') lines.push([])
    }
  }

  function written(lines) {
    const cell = text => /[\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    return lines.map(line => line.map(cell).join('\t')).join('\n')
  }

  /** Why the block does not fit into these rows from a column on, as a sentence; nothing when it does. */
  function misfit(lines, rows, cellsOf, left) {
    const said = (sentence, one, other) => sentence.replace('%1', one).replace('%2', other)
    const grouped = number => number.toLocaleString('en-IN')
    if (lines.length > rows.length) return said(table.dataset.tooLong, grouped(lines.length), grouped(rows.length))
    const sent = rows.find(row => cellsOf(row).length === 0)
    if (sent) return said(table.dataset.meetsSent, sent.querySelector('th').textContent)
    const wide = Math.max(...lines.map(line => line.length))
    const room = cellsOf(rows[0]).length - left
    return wide > room ? said(table.dataset.tooWide, grouped(wide), grouped(room)) : ''
  }

  function refuse(sentence) {
    const place = document.getElementById('problem')
    place.replaceChildren(Object.assign(document.createElement('p'), { textContent: sentence }))
    place.scrollIntoView({ block: 'nearest' })
  }

  window.musterGridBlocks = { read, written, misfit, refuse }
})()
