-- How attempts at an upload break off, and by what its rows are read.

alter table upload
  -- attempts in a row that broke off and let go in order, while no row got its verdict; upload.attempts counts the claims
  -- since then whose worker before had died
  add column failures int not null default 0,
  -- the layout by which the first row with a verdict was read: later attempts read by it, too
  add column layout text;
