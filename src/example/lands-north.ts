/** Lands of the north, the centre and the islands. Lines as `readLands` reads them. */
export const northernLands = `
DE 44 Europe/Berlin de EUR german
cities: Hamburg, Köln, Leipzig, Stuttgart, Bremen, Nürnberg, Münster
stems: Quellbrunn, Hartwede, Sieglach, Ohrfelder, Dürrenstedt, Bromhage, Eschwinkel, Wallroder, Kreuzmoor, Lindhagen, Moosbrügger, Schwarzloh, Tannroth, Vogelsänger, Ißkamp, Uhlbrink
forms: GmbH, AG, GmbH & Co. KG, SE
women: Anke, Birgit, Claudia, Dörte, Franziska, Heike, Jana, Katrin, Lena, Miriam, Silke, Ulrike
men: Andreas, Bernd, Christoph, Dirk, Florian, Holger, Jörg, Matthias, Niels, Stefan, Torsten, Uwe
last: Achterberg, Brinkmöller, Dahlhoff, Eickstedt, Fahrenkamp, Grünhagen, Hülsebusch, Jankowsky, Kettler, Löwenich, Mühlbrandt, Oberländer, Petersdorf, Rehwinkel, Sandvoß, Terhorst, Wesseling, Zumbusch

AT 11 Europe/Vienna de EUR german
cities: Wien, Graz, Linz, Salzburg, Innsbruck
stems: Achenkogl, Brandlhof, Grießlach, Hinterquell, Kaltenmoos, Murquell, Steinalm, Traunfels, Wörgtal
forms: GmbH, AG, eGen
women: Barbara, Elisabeth, Gudrun, Johanna, Theresa, Veronika
men: Alois, Clemens, Gregor, Lukas, Michael, Wolfgang
last: Aichberger, Dornhofer, Gschwendt, Hölzl, Kaltenegger, Obermoser, Pichlwanger, Rainthaler, Stadlinger, Wurzinger

CH 13 Europe/Zurich de,fr CHF german
cities: Zürich, Basel, Bern, Luzern, St. Gallen, Winterthur
stems: Aarefeld, Bünzlach, Chaltbrunn, Engelmatt, Fluewyler, Gmürtal, Linthegg, Reusswil, Tössberg
forms: AG, GmbH, SA
women: Andrea, Corinne, Franziska, Nathalie, Regula, Sibylle
men: Beat, Daniel, Marcel, Reto, Thomas, Urs
last: Abegglen, Bühlmann, Däppen, Flückiger, Hürzeler, Lüscher, Meienberg, Rüegsegger, Schüpbach, Zgraggen

NL 19 Europe/Amsterdam nl EUR dutch
cities: Rotterdam, Utrecht, Eindhoven, Groningen, Arnhem, Zwolle
stems: Scheldemond, Aelbrecht, Grootewaal, Hoogwerven, Klaprozen, Lekdijk, Meerkerken, Oosterduin, Veldzicht, Zandmeer, IJsselbocht
forms: B.V., N.V., Coöperatie U.A.
women: Anouk, Femke, Ingrid, Lotte, Marieke, Sanne
men: Bas, Daan, Gijs, Jeroen, Maarten, Sjoerd
last: van den Aardweg, Brouwershoven, de Graauw, Hoekzema, Kuipersma, van der Meulenkamp, Nijenhuizen, Opdijk, ter Steege, Wijngaarden

BE 10 Europe/Brussels nl,fr EUR dutch
cities: Antwerpen, Gent, Brussel, Leuven, Mechelen
stems: Boschvoorde, Durmekant, Haspenveld, Keizersberg, Netebrug, Pajotten, Zennehof
forms: NV, BV, CV
women: Annelies, Griet, Ilse, Katrien, Sofie
men: Bart, Dries, Geert, Pieter, Wouter
last: Cauwelaer, De Maeseneir, Haezebroeck, Lammertyn, Mertensoone, Van Eeckhoutte, Verstraelen

GB 42 Europe/London en GBP english
cities: Leeds, Bristol, Manchester, Newcastle, Cardiff, Edinburgh, Norwich
stems: Ashgrove, Birchwyn, Carrowmoor, Dunfallow, Elderbank, Farrowdale, Greystock, Hollinside, Kestrel Bridge, Lowmarsh, Merehaven, Oldmere, Penhallow, Ravensby, Thistlewick, Wetherlow
forms: Ltd, plc, LLP
women: Alison, Bronwen, Catriona, Fiona, Gemma, Harriet, Imogen, Nicola, Priya, Rosalind, Shauna, Tamsin
men: Alastair, Callum, Dafydd, Edmund, Gareth, Hamish, Imran, Jonty, Neil, Rhodri, Stuart, Tobias
last: Allardyce, Birtwhistle, Cawthorne, Dunsmore, Entwhistle, Fairweather, Goodchild, Hetherwick, Inglethorpe, Kirkbride, Lockwood-Pryce, Marchbanks, Oakenshaw, Penrose, Rathbone, Stanyard, Thackray, Whitlam

IE 8 Europe/Dublin en EUR english
cities: Dublin, Cork, Galway, Limerick
stems: Ballinroe, Carrigdown, Drumkeel, Knockmara, Lissanore, Ó Dálaigh, Tullycross
forms: Ltd, DAC, plc
women: Aoife, Ciara, Niamh, Róisín, Sinéad
men: Cormac, Eoin, Fergal, Oisín, Pádraig
last: Ó Catháin, Delahunty, Finnerty, Mac Giolla, Ní Bhriain, Rafferty, Scanlon

SE 16 Europe/Stockholm sv SEK swedish
cities: Göteborg, Malmö, Uppsala, Örebro, Västerås
stems: Älvkarlen, Björnsund, Ekshälla, Furusala, Granåsen, Hjälmvik, Lövsjö, Norrängen, Rönnbacka, Tjärnmora
forms: AB, AB (publ), ekonomisk förening
women: Annika, Ebba, Gunilla, Linnéa, Malin, Åsa
men: Anders, Fredrik, Henrik, Lars-Åke, Mattias, Örjan
last: Åkerhielm, Björklind, Ekströmer, Forsgård, Hägglöf, Lindqvister, Nordenskär, Sjöbladh, Törnros, Wallenkrans

DK 10 Europe/Copenhagen da DKK danish
cities: Aarhus, Odense, Aalborg, København
stems: Ærøvig, Bøgelund, Egeskær, Havnbjerg, Kløverdal, Møllehøj, Søndervang
forms: A/S, ApS, A.m.b.a.
women: Bodil, Kirsten, Mette, Signe, Trine
men: Jesper, Kåre, Lasse, Rasmus, Søren
last: Brødsgaard, Dalsgård, Højlund, Kjærulff, Munkholm, Østerby, Ravnskov

NO 8 Europe/Oslo nb NOK norwegian
cities: Bergen, Trondheim, Stavanger, Oslo
stems: Bjørnefjell, Fjordvåg, Hallingskar, Loftvåg, Nordskjær, Skarvøy, Tyrihans
forms: AS, ASA, SA
women: Astrid, Guro, Ingvild, Marit, Solveig
men: Eirik, Håkon, Magnus, Sindre, Øystein
last: Aasgaard, Brekkhus, Fossheim, Grønmyr, Kvalvåg, Myklebost, Sætervik

FI 8 Europe/Helsinki fi EUR finnish
cities: Tampere, Turku, Oulu, Helsinki
stems: Hiidenlampi, Kaarnala, Lähdekoski, Mäntysaari, Pohjanranta, Seitakivi, Väinölä
forms: Oy, Oyj, Osk
women: Aino, Hanna-Mari, Kaisa, Päivi, Tuuli
men: Antti, Juhani, Mikko, Pekka, Veli-Matti
last: Harjunpää, Jääskelä, Koivistoinen, Leppälahti, Mäkiranta, Rautavuori, Ylitalo

PL 15 Europe/Warsaw pl PLN polish
cities: Łódź, Kraków, Wrocław, Gdańsk, Poznań
stems: Brzozawka, Czarnobór, Dębogórzec, Jaworzewo, Łękawiec, Modrzewin, Świerczawa, Źródlany
forms: Sp. z o.o., S.A., Spółdzielnia
women: Agnieszka, Grażyna, Katarzyna, Małgorzata, Żaneta
men: Bogusław, Grzegorz, Łukasz, Piotr, Zbigniew
last: Brzęczyk, Cieślikowska, Dąbrowiecki, Gołębiewicz, Jaśkiewicz, Kwaśnica, Mączyński, Świątkiewicz

CZ 9 Europe/Prague cs CZK czech
cities: Brno, Plzeň, Ostrava, Praha
stems: Jezerka, Křivoklad, Měřnov, Podlužník, Šumavan, Třebín, Žižnov
forms: s.r.o., a.s., družstvo
women: Alžběta, Jitka, Kateřina, Zdeňka
men: Bořivoj, Jiří, Ondřej, Zdeněk
last: Čermáček, Dvořáčková, Hlaváčik, Jeřábek, Kožíšek, Říhovská
`
