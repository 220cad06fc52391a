-- Where nobody has to be asked first, a plan is free to be written at once.
alter table outreaches alter column state set default 'free';
