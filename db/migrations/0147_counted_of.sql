-- Nothing reads any more which versions a count of who would be free was made of: it is made anew by its age.
alter table calendar_needs drop column counted_of;
