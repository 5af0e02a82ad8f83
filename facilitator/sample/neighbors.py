"""The made-up people of Cedar Bend and the bodies they belong to; nobody here is real."""

from dataclasses import dataclass

# (name in English, name in Spanish, is it community?): the usual sectors, in their usual order.
SECTORS = (
    ("Residents and people affected", "Residentes y personas afectadas", True),
    ("Grass-roots and neighborhood groups", "Grupos de base y de vecinos", True),
    ("Youth", "Jóvenes", True),
    ("Business", "Comercio y empresas", False),
    ("Local government", "Gobierno local", False),
    ("State, federal or tribal government", "Gobierno estatal, federal o tribal", False),
    ("Schools and colleges", "Escuelas y universidades", False),
    ("Health", "Salud", False),
    ("Non-profit services", "Servicios sin fines de lucro", False),
    ("Faith groups", "Grupos religiosos", False),
    ("Civic and volunteer groups", "Grupos cívicos y voluntarios", False),
    ("Police and justice", "Policía y justicia", False),
    ("Media", "Medios de comunicación", False),
    ("Funders", "Financiadores", False),
    ("Other", "Otros", False),
)


@dataclass(frozen=True, slots=True)
class Body:
    """An organization: `sector` counts along SECTORS."""

    name: str
    sector: int
    address: str


BODIES = (
    Body("Cedar Bend Tenants' Association", 1, "218 Alder Street, Cedar Bend"),
    Body("Riverside Block Clubs", 1, "44 Levee Road, Cedar Bend"),
    Body("Hmong Mutual Circle of Cedar Bend", 1, "901 Mill Street, Cedar Bend"),
    Body("Madres del Río", 1, "17 Second Avenue, Cedar Bend"),
    Body("Youth Voices Council", 2, "Cedar Bend High School, room 112"),
    Body("Mill Street Merchants", 3, "530 Mill Street, Cedar Bend"),
    Body("Bend Hardware and Feed", 3, "12 Depot Street, Cedar Bend"),
    Body("City of Cedar Bend, Parks and Recreation", 4, "1 City Hall Square, Cedar Bend"),
    Body("City of Cedar Bend, Mayor's Office", 4, "1 City Hall Square, Cedar Bend"),
    Body("State River Basin Office", 5, "77 Lockhouse Road, Fairwater"),
    Body("Cedar Bend School District", 6, "300 Orchard Lane, Cedar Bend"),
    Body("Fairwater Community College", 6, "2000 College Drive, Fairwater"),
    Body("Open Door Clinic", 7, "65 Alder Street, Cedar Bend"),
    Body("Second Wind Family Services", 8, "410 Third Avenue, Cedar Bend"),
    Body("Bethel A.M.E. Church", 9, "8 Chapel Hill, Cedar Bend"),
    Body("Friends of the Cedar River", 10, "P.O. Box 19, Cedar Bend"),
    Body("Cedar Bend Police Department", 11, "3 City Hall Square, Cedar Bend"),
    Body("Lantern Community Fund", 13, "5 Exchange Place, Fairwater"),
)


@dataclass(frozen=True, slots=True)
class Neighbor:
    """A person: `body` counts along BODIES, and without one `sector` along SECTORS; `comes` is how often they come, of 100."""

    name: str
    body: int | None = None
    role: str = ""
    sector: int | None = None
    has_seat: bool = False
    comes: int = 60
    called: str = ""
    languages: str = ""
    needs: str = ""
    can_help: str = ""
    pronouns: str = ""


# Those who are on the list of every monthly meeting come first.
MEMBERS = (
    Neighbor("Fatima Warsame", 13, "Facilitator", comes=100, languages="English, Somali", can_help="Facilitation, training"),
    Neighbor("Denise Holloway", 0, "Chair", has_seat=True, comes=94, can_help="Knows every landlord on Alder Street"),
    Neighbor("Guadalupe Peña Ortiz", 3, "Coordinator", has_seat=True, comes=90, called="Lupita",
             languages="Spanish, some English", needs="Spanish interpreter; child care for two"),
    Neighbor("Mai Yer Xiong", 2, "Elder liaison", has_seat=True, comes=82, languages="Hmong, English",
             needs="Hmong interpreter for her mother", can_help="Cooks for sixty"),
    Neighbor("Terrell Banks", 4, "Co-chair", has_seat=True, comes=85, pronouns="he/him", needs="Ride home after 8 PM"),
    Neighbor("Xóchitl Ramírez", 4, "Member", has_seat=True, comes=78, languages="Spanish, English",
             can_help="Posters, short films"),
    Neighbor("Harold Lindqvist", 6, "Owner", has_seat=True, comes=64, can_help="Tools, a truck on Saturdays"),
    Neighbor("Nasra Abdi", 5, "Treasurer", has_seat=True, comes=70, languages="Somali, English"),
    Neighbor("Carol Whitmore", 7, "Director", has_seat=True, comes=88, can_help="Room bookings in the park house"),
    Neighbor("Joaquín Beltrán", 8, "Deputy to the mayor", has_seat=True, comes=55, languages="Spanish, English"),
    Neighbor("Ruth Okafor", 9, "Basin planner", has_seat=True, comes=72, can_help="Maps, water samples"),
    Neighbor("Eileen Sorensen", 10, "Assistant superintendent", has_seat=True, comes=66),
    Neighbor("Dr. Anil Deshmukh", 11, "Sociology", has_seat=True, comes=74, called="Anil", can_help="Surveys, student helpers"),
    Neighbor("Patrice Coleman", 12, "Community nurse", has_seat=True, comes=86, needs="Step-free entrance"),
    Neighbor("Walter Nyberg", 13, "Director", has_seat=True, comes=60),
    Neighbor("Rev. Isaiah Grant", 14, "Pastor", has_seat=True, comes=80, called="Pastor Grant", can_help="Church hall, choir"),
    Neighbor("Loretta Simms", 14, "Deacon", comes=75, can_help="Phone tree"),
    Neighbor("Bjorn Halvorsen", 15, "Chair", has_seat=True, comes=77, can_help="Canoes, clean-up days"),
    Neighbor("Lt. Maria Kowalczyk", 16, "Neighborhood liaison", has_seat=True, comes=68),
    Neighbor("Jennifer Achterberg", 17, "Program officer", comes=50, called="Jenny"),
    Neighbor("Ofelia Domínguez", sector=0, has_seat=True, comes=84, languages="Spanish", needs="Spanish interpreter"),
    Neighbor("Marcus Tillery", sector=0, has_seat=True, comes=73, needs="Large print"),
    Neighbor("Chue Vang", 2, "Garden group", comes=62, languages="Hmong, English"),
    Neighbor("Keisha Monroe", 1, "Block captain, Levee Road", has_seat=True, comes=81),
    Neighbor("Samuel Two Rivers", sector=5, has_seat=True, comes=65, can_help="Opens and closes meetings in a good way"),
    Neighbor("Aaliyah Freeman", 4, "Member", comes=58, pronouns="she/her"),
    Neighbor("Tomás Villarreal", 3, "Volunteer", comes=57, languages="Spanish, English", can_help="Interprets"),
    Neighbor("Grace Pham", 5, "Baker", comes=45, can_help="Bread for every meeting"),
    Neighbor("Owen Fitzgerald", 7, "Park ranger", comes=48),
    Neighbor("Priscilla Nájera", 12, "Health promoter", comes=69, languages="Spanish, English", can_help="Interprets"),
    Neighbor("Deb Karlsson", sector=12, comes=40, can_help="Writes for the Cedar Bend Weekly"),
    Neighbor("Yusuf Hassan", 10, "Family outreach", comes=63, languages="Somali, Arabic, English"),
)  # fmt: skip

OTHERS = (
    Neighbor("Abena Mensah", sector=0),
    Neighbor("Alejandra Quiñones", 3, "Volunteer", languages="Spanish"),
    Neighbor("Alice Bergström", sector=0, needs="Hearing loop"),
    Neighbor("Andre Whitfield", 1, "Block captain, Depot Street"),
    Neighbor("Bao Thao", 2, "Board member", languages="Hmong"),
    Neighbor("Beatriz Escobedo", 3, "Volunteer", languages="Spanish"),
    Neighbor("Charlene Dupree", 0, "Treasurer"),
    Neighbor("Daniel Feldman", 5, "Bookshop"),
    Neighbor("Dolores Archuleta", sector=0, languages="Spanish, English"),
    Neighbor("Elijah Prescott", 4, "Member"),
    Neighbor("Emeka Obi", 13, "Case worker"),
    Neighbor("Francisca Zúñiga", 12, "Front desk", languages="Spanish, English"),
    Neighbor("Gail Petersen", 15, "Secretary", can_help="Newsletter"),
    Neighbor("Hodan Farah", sector=0, languages="Somali", needs="Women's table"),
    Neighbor("Ignacio Treviño", 6, "Clerk", languages="Spanish, English"),
    Neighbor("James O'Rourke", 16, "Sergeant"),
    Neighbor("Kao Nou Lor", 4, "Member", languages="Hmong, English"),
    Neighbor("Latoya Jefferson", 10, "School social worker"),
    Neighbor("Lucía Sepúlveda", sector=0, languages="Spanish"),
    Neighbor("Maureen Castellano", 11, "Dean's office"),
    Neighbor("Mohamed Jama", 5, "Market stall", languages="Somali, English"),
    Neighbor("Nhia Moua", sector=0, languages="Hmong"),
    Neighbor("Pedro Ibáñez", sector=0, called="Don Pedro", languages="Spanish"),
    Neighbor("Quentin Marsh", 9, "Lock keeper"),
    Neighbor("Rosalind Achebe", 14, "Choir"),
    Neighbor("Shirley Antelope", sector=5),
    Neighbor("Stephen Kraemer", 17, "Trustee"),
    Neighbor("Thandiwe Moyo", 13, "Youth worker"),
    Neighbor("Vicente Arroyo", 8, "Clerk", languages="Spanish, English"),
    Neighbor("Wendell Burch", 15, "Volunteer"),
    Neighbor("Yer Vue", sector=0, languages="Hmong, English"),
    Neighbor("Zainab Osman", sector=7, languages="Somali, English", can_help="Midwife"),
)

# People beyond those above are put together from these, a line for each way of naming.
FIRST_NAMES = (
    ("María", "José", "Inés", "Ramón", "Socorro", "Raúl", "Belén", "Andrés", "Noemí", "Óscar", "Rocío", "Julián"),
    ("Pa Houa", "Tou", "Mai", "Chong", "Kia", "Xai", "See", "Vang Pao", "Yia", "Pao", "Bee", "Nou"),
    (
        "Darnell",
        "Imani",
        "Tyrone",
        "Monique",
        "Jamal",
        "Renee",
        "Curtis",
        "Yolanda",
        "Andre",
        "Tamika",
        "Leon",
        "Gloria",
    ),
    ("Karen", "Paul", "Ingrid", "Thomas", "Margaret", "Eric", "Susan", "Lars", "Anne", "George", "Helen", "Peter"),
    ("Amina", "Abdirahman", "Khadija", "Ibrahim", "Sahra", "Omar", "Ifrah", "Liban", "Asha", "Mahad", "Hani", "Guled"),
)
LAST_NAMES = (
    (
        "Núñez",
        "García",
        "Cárdenas",
        "Ibarra",
        "Peralta",
        "Mondragón",
        "Sáenz",
        "Villalobos",
        "Ávila",
        "Muñoz",
        "Rentería",
    ),
    ("Yang", "Lee", "Vang", "Her", "Xiong", "Thao", "Moua", "Lor", "Vue", "Cha", "Khang"),
    (
        "Washington",
        "Booker",
        "Gaines",
        "Mayfield",
        "Hampton",
        "Toliver",
        "Rhodes",
        "Pettway",
        "Bolden",
        "Ellis",
        "Dorsey",
    ),
    ("Olson", "Schneider", "Murphy", "Johansson", "Becker", "Kelly", "Novak", "Hughes", "Larsen", "Baker", "Weber"),
    ("Warsame", "Ali", "Nur", "Mohamud", "Yusuf", "Elmi", "Abdullahi", "Duale", "Samatar", "Gedi", "Roble"),
)
LANGUAGES = ("Spanish, English", "Hmong, English", "", "", "Somali, English")
STREETS = ("Alder Street", "Mill Street", "Levee Road", "Second Avenue", "Orchard Lane", "Chapel Hill", "Depot Street")
GROUP_KINDS = ("Block Club", "Neighbors", "Parents' Circle", "Garden Group", "Merchants", "Volunteers")
