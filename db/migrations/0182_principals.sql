-- "Principal" in a title was read as a director, also where it stands with a craft: "Principal Engineer" is a senior expert.
-- Where nothing else in the title says director, head or higher, they are what such a title says now.

update contacts set seniority = 'specialist'
where seniority = 'director' and title ~* '\yprincipal\y'
  and title !~* '\y(principal of|director|head|partner|dean|superintendent|general manager|leiter(in)?|leitung)\y'
  and title ~* '\y(engineer|developer|architect|analyst|consultant|scientist|researcher|designer|programmer|devops|software|data|technical|technology|product|qa|test|security|cloud|sre)';
