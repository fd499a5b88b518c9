// What is written into the correction grid: goes to the server at once, an action at a time, and comes back judged.
(() => {
  'use strict'
  const table = document.getElementById('grid')
  if (!table) return
  const $ = (selector, root = document) => root.querySelector(selector)
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const text = cell => $('.text', cell).textContent
  const find = where => document.getElementById(`c${where.row}-${where.col}`)

  // One request at a time in the order of the hands: htmx would drop what waits. What was not answered yet lies in its cell above
  // what the server said, and gives way to it when the action fails.
  const queue = []
  const said = new WeakMap()
  const held = new Map()
  let working = Promise.resolve(true)
  let answer = null
  let unsure = false
  let kept = null

  function lay() {
    all('.saving', table).forEach(cell => cell.classList.remove('saving'))
    for (const one of queue.flatMap(action => action.edits)) {
      const cell = find(one)
      if (!cell) continue
      if (!said.has(cell)) said.set(cell, text(cell))
      cell.classList.add('saving')
      $('.text', cell).textContent = one.text
    }
  }

  async function work() {
    while (queue.length > 0) {
      answer = null
      await htmx.ajax('POST', queue[0].path, { source: table, swap: 'none', values: queue[0].values }).catch(() => {})
      if (!answer?.successful) return giveBack()
      queue.shift().edits.forEach(one => { if (said.has(find(one))) said.set(find(one), one.text) })
      lay()
    }
    return true
  }
  table.addEventListener('htmx:afterRequest', event => { if (event.target === table) answer = event.detail })

  /** Nothing behind an action that failed is sent: it was meant for what that one would have left. */
  function giveBack() {
    // The books may have taken it all the same
    unsure ||= (answer?.xhr.status || 500) >= 500
    queue.flatMap(action => action.edits).map(find).filter(cell => said.has(cell))
      .forEach(cell => { $('.text', cell).textContent = said.get(cell) })
    queue.length = 0
    lay()
    $('#problem').append(Object.assign(document.createElement('p'), { textContent: table.dataset.unsaved }))
    return false
  }

  function act(path, edits, values) {
    // What a page that goes away still does with a cell's field is kept already
    if (kept) return
    // Of what it touches the server draws anew what is on this page
    const shown = all('tr[data-row]', table).map(row => row.dataset.row).join(',')
    queue.push({ path, edits, values: { ...values, shown } })
    lay()
    if (queue.length === 1) working = work()
  }

  // A field of a form is bounded (2,048 characters), so a block goes as several; of ASCII, for no character is cut in two
  function pieces(edits) {
    const escaped = letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
    return JSON.stringify(edits).replace(/[^ -~]/g, escaped).match(/.{1,600}/g)
  }

  function write(edits, how) {
    if (edits.length === 0) return
    act(table.dataset.cells, how === 'kept' ? [] : edits, { step: crypto.randomUUID(), how, cells: pieces(edits) })
  }

  function undo() {
    if (unsure) location.reload()
    else act(table.dataset.undo, [])
  }

  // A row that somebody types in is not drawn anew under their hands, but when they are done
  document.addEventListener('htmx:oobBeforeSwap', event => {
    const row = event.detail.target
    if (!row.dataset.row || !$('input', row)) return
    event.preventDefault()
    held.set(row.id, event.detail.fragment.firstElementChild)
  })

  function release(row) {
    const fresh = held.get(row.id)
    if (!fresh) return
    held.delete(row.id)
    fresh.classList.toggle('now', row.classList.contains('now'))
    row.replaceWith(fresh)
    htmx.process(fresh)
    lay()
  }

  // Who sends, leaves or replaces means what is written, all of it: that is waited for
  document.addEventListener('click', event => {
    const wants = event.target.closest('a[href], #undo, #send-open, #replace-open')
    if (!wants || event.ctrlKey || event.metaKey || event.shiftKey) return
    const stale = unsure && !wants.href
    if (wants.id !== 'undo' && queue.length === 0 && !stale) return
    event.preventDefault()
    event.stopPropagation()
    if (stale) location.reload()
    else if (wants.id === 'undo') undo()
    else working.then(saved => { if (saved && !$('input', table)) (document.getElementById(wants.id) || wants).click() })
  }, true)
  window.addEventListener('beforeunload', event => { if (queue.length > 0 && !kept) event.preventDefault() })
  document.addEventListener('htmx:afterSettle', lay)

  // --- The session's end: what was not answered goes again behind the sign-in, unless somebody else wrote there meanwhile
  const standing = cell => said.has(cell) ? said.get(cell) : text(cell)
  const stands = one => find(one) !== null && text(find(one)) === one.over

  function noted(one) {
    const cell = find(one)
    return { ...one, over: standing(cell), name: `${$('th', cell.parentNode).textContent}, ${cell.dataset.label}` }
  }

  document.addEventListener('muster:keep', event => {
    const input = $('td.cell > input', table)
    const cell = input?.parentNode
    const typing = input && input.value !== text(cell) && noted({ row: Number(cell.parentNode.dataset.row), col: Number(cell.dataset.col), text: input.value })
    kept ??= { typing, actions: queue.map(action => ({ ...action, edits: action.edits.map(noted) })) }
    event.detail.grid = kept
  })

  document.addEventListener('muster:kept', event => {
    const { actions, typing } = event.detail.grid || { actions: [] }
    const goes = actions.map(action => action.edits.every(stands))
    const lost = actions.filter((action, at) => !goes[at]).flatMap(action => action.edits)
    if (typing && !stands(typing)) lost.push(typing)
    else event.detail.typing = typing
    actions.forEach((action, at) => {
      // Behind something that is lost it would take back something else
      const undoes = action.path === table.dataset.undo
      if (goes[at] && !(undoes && lost.length > 0)) act(action.path, action.edits, action.values)
    })
    if (lost.length > 0) tell(lost)
  })

  // It stays there: the next action takes problems away, and this is nowhere else
  function tell(lost) {
    const line = one => Object.assign(document.createElement('li'), { textContent: `${one.name}: ${one.text}` })
    $('#lost ul').append(...lost.map(line))
    $('#lost').hidden = false
  }

  window.musterGridWrites = { write, undo, release, written: () => working }
})()
