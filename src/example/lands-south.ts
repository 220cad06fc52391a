/** Lands of the south and east, and overseas. Lines as `readLands` reads them. */
export const southernLands = `
FR 28 Europe/Paris fr EUR french
cities: Lyon, Nantes, Toulouse, Lille, Strasbourg, Rennes
stems: Aubépine, Bellerive-Brune, Chantelorme, Dorvilliers, Équinoxe, Fontmarive, Gâtinelle, Hautbois, La Mésange, Montsérac, Orbevaux, Vaucremont-Lys
forms: SAS, SA, SARL
women: Amélie, Bénédicte, Clémence, Françoise, Hélène, Maëlys, Noémie, Solène
men: Aurélien, Benoît, Cédric, François, Loïc, Mathieu, Raphaël, Thibault
last: Archambaud, Beaucourt, Chevrillon, Desmaizières, Fauquembert, Grandjouan, Hébrard, Lagardelle, Montcharmont, Pelletangeas, Rochebrune, Vauzelle

ES 17 Europe/Madrid es EUR spanish
cities: Valencia, Sevilla, Bilbao, Zaragoza, Málaga
stems: Alcorviña, Bermejara, Cañadanieve, Duernela, Fuenteclara, Guijarrera, Ibarruña, Peñagrisa, Torreluna
forms: S.A., S.L., S. Coop.
women: Aránzazu, Begoña, Inmaculada, Lucía, Nuria, Rocío
men: Álvaro, Gonzalo, Íñigo, Joaquín, Óscar, Ramón
last: Arizmendi Soto, Bustamante Gil, Cebrián Llorca, Echeverría Ruano, Fuentelsaz, Iturbide Mena, Muñoyerro, Zabalegui Ortuño

PT 8 Europe/Lisbon pt EUR portuguese
cities: Porto, Braga, Coimbra, Lisboa
stems: Alfazema, Bragões, Cortiçal, Foz do Lume, Sal do Sado, Serraleve, Vinhágua
forms: S.A., Lda., C.R.L.
women: Conceição, Inês, Leonor, Mafalda
men: Afonso, Gonçalo, João Pedro, Simão
last: Bragançal, Cerqueiral, Figueirôa, Magalhães Pinho, Queirós Leal, Vasconcelhos

IT 19 Europe/Rome it EUR italian
cities: Torino, Bologna, Verona, Bari, Genova
stems: Acquaviola, Borgoleone, Camposereno, Doralba, Fiumelungo, Montefalò, Pietraluce, Roccaverde, Valdorsa
forms: S.p.A., S.r.l., Soc. Coop.
women: Alessia, Donatella, Federica, Giulia, Ornella, Serafina
men: Alberto, Davide, Fabrizio, Niccolò, Pasquale, Ugo
last: Albonetti, Barberigo, Cantalupi, Donadèlli, Ferraguti, Malaspinelli, Quaranta, Spadafori, Tramontìn

GR 4 Europe/Athens el EUR greek
cities: Thessaloníki, Pátra, Athína
stems: Aigialós, Kallirrói, Meltemiá, Olýmpios
forms: A.E., E.P.E.
women: Ελένη=eleni, Κατερίνα=katerina, Σοφία=sofia
men: Γιώργος=giorgos, Νίκος=nikos, Σταύρος=stavros
last: Αναγνωστάκου=anagnostakou, Δημητρέλλης=dimitrellis, Καραγιαννίδης=karagiannidis, Παπαλεξίου=papalexiou

HU 5 Europe/Budapest hu HUF hungarian
cities: Győr, Szeged, Budapest
stems: Cserhátvölgy, Fűzfás, Körösmente, Tündérkert
forms: Kft., Zrt., Nyrt.
women: Ágnes, Erzsébet, Zsófia
men: Gergő, László, Zsolt
last: Bölcskei, Fekézi, Kőszeghy, Székelyhidi, Vörösváry

RO 6 Europe/Bucharest ro RON romanian
cities: Cluj-Napoca, Iași, Timișoara
stems: Brădișor, Fântânița, Izvorul Brun, Poienarea, Țărmuri
forms: S.R.L., S.A.
women: Anișoara, Ioana, Ștefania
men: Bogdan, Ștefan, Țurcan
last: Brătășanu, Ciobănescu, Gheorghiță, Mărgineanu, Tătărăscu

TR 6 Europe/Istanbul tr TRY turkish
cities: İzmir, Bursa, Ankara, İstanbul
stems: Çamlıyayla, Göksuyu, Hızır, Kızılçay, Şirinova
forms: A.Ş., Ltd. Şti.
women: Ayşegül, Gülşen, Özlem
men: Çağrı, Hüseyin, İlker
last: Akçağlar, Büyükdere, Öztürkoğlu, Şahinbey, Yıldızhan

US 52 America/New_York en USD english
cities: Columbus, Portland, Denver, Austin, Milwaukee, Charlotte, Pittsburgh
stems: Alder Ridge, Bluestem, Copper Fork, Dryden Falls, Eastlake Point, Fallbrook Mesa, Granite Pass, Harbor & Pine, Ironwood Creek, Juniper Flats, Kitteridge Fen, Long Meadowlark, Millrace, Northgate Hollow, Opal Springs, Quarry Hill, Red Cedar, Tamarack
forms: Inc., LLC, Corp.
women: Aisha, Brenda, Carmen, Denise, Ebony, Grace, Keiko, Lauren, Marisol, Renee, Tiffany, Yolanda
men: Andre, Brandon, Carlos, Darnell, Ethan, Gregory, Hiro, Jamal, Kyle, Marcus, Tyrell, Wesley
last: Abernathy, Bustillos, Calloway, Dupree, Easterling, Fitzhugh, Guidry, Hollingsworth, Kowalczyk, Ledbetter, Montoya-Reyes, Nakashima, Okonkwo, Pendergrass, Quintanilla, Sorensen, Thibodeaux, Wojcik

CA 11 America/Toronto en,fr CAD english
cities: Halifax, Ottawa, Calgary, Québec, Winnipeg
stems: Birchmount Lake, Caribou Inlet, Érablière, Gasperelle, Prairie Crossing, Saskatoon Berry, Trois-Îles
forms: Inc., Ltd., Co-op
women: Chloé, Geneviève, Meera, Shannon
men: Étienne, Gurpreet, Liam, Olivier
last: Arsenault, Beauchemin, Dhaliwal, MacKinnon, Okafor, Thistle

BR 8 America/Sao_Paulo pt BRL portuguese
cities: Curitiba, Recife, Campinas, Belo Horizonte
stems: Araucária do Sul, Boaçaí, Igarapé Azul, Jacutira, Mantiqueiral, Piracema do Vale
forms: S.A., Ltda.
women: Cláudia, Fernanda, Luíza, Thaís
men: Antônio, Caio, Otávio, Vinícius
last: Albuquerquino, Bittencourtt, Falcão Diniz, Guimarães Rosal, Sampaioz

MX 5 America/Mexico_City es MXN spanish
cities: Monterrey, Guadalajara, Puebla
stems: Agualinda, Cerro Colorín, Nopalcingo, Río Manso
forms: S.A. de C.V., S. de R.L.
women: Guadalupe, Ximena, Yolotzin
men: Cuauhtémoc, Joaquín, Rubén
last: Balderrama Ochoa, Cantú Villaseñor, Hinojosa Peña, Treviño Lugo

JP 12 Asia/Tokyo ja JPY japanese
cities: Osaka, Nagoya, Fukuoka, Sapporo, Yokohama
stems: Koyama, Hoshigawa, Aozora, Kitanami, Minazuki, Shirahane, Tachibana-no, Yukimori
forms: K.K., G.K.
women: Keiko, Misaki, Yumi, Sakura
men: Kenichi, Daisuke, Takashi, Shōta
last: Aoyagi, Ishidayama, Kawarazaki, Shirahane, Tsukioka, Miyashita

KR 4 Asia/Seoul ko KRW korean
cities: Busan, Daegu, Seoul
stems: Hanbyeol, Namsaebom, Saebyeok, Taewolin
forms: Co., Ltd.
women: Ji-won, Soo-ah, Yu-na
men: Dong-hyun, Min-jae, Sung-ho
last: Bang, Gil, Maeng, Tak

IN 10 Asia/Kolkata en,hi INR english
cities: Pune, Chennai, Hyderabad, Bengaluru, Kochi
stems: Amravali, Chandrikala, Devgirika, Kaveri Sagar, Nilgiri Vista, Sahyadri Lotus
forms: Pvt. Ltd., Ltd.
women: Ananya, Kavitha, Meenakshi, Sunita
men: Arvind, Karthik, Rajesh, Venkatesh
last: Bhattacharjee, Deshpandey, Iyengarh, Krishnaswamy, Nambiar, Venkataraghavan

AU 10 Australia/Sydney en AUD english
cities: Perth, Adelaide, Brisbane, Melbourne
stems: Banksia Flat, Coolabindi, Ironbark Bay, Kookaburra Hill, Murraywater, Wattle Creek
forms: Pty Ltd, Ltd
women: Bronte, Kirrily, Matilda, Narelle
men: Brodie, Lachlan, Nathaniel, Trent
last: Abbotson, Carruthers, Kingsford, Nguyen-Hall, Papadakis, Wilmot

ZA 4 Africa/Johannesburg en,zu ZAR english
cities: Durban, Cape Town, Johannesburg
stems: Kameeldoring, Rooiklip, Thaba Ntsu, Umlazana
forms: (Pty) Ltd, Ltd
women: Annelize, Nomvula, Thandeka
men: Johan, Sibusiso, Themba
last: Dlamini-Kotze, Mkhabela, Oosthuizen, van Jaarsveldt
`
