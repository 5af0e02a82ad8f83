"""Spanish for the papers while they are tested, so that a test reads the same whatever the shipped catalogue says."""

from gettext import NullTranslations

from facilitator.words import Language

WORDS = {
    "{weekday}, {month} {day}, {year}": "{weekday}, {day} de {month} de {year}",
    "{month} {day}, {year}": "{day} {month} {year}",
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday": "lunes martes miércoles jueves viernes sábado domingo",
    "January February March April May June July August September October November December": (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    ),
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec": "ene feb mar abr may jun jul ago sep oct nov dic",
    "AM": "a. m.",
    "PM": "p. m.",
    "Address": "Dirección",
    "Agenda": "Agenda",
    "Agreed in one go": "Se aprueba en conjunto",
    "Anybody may take one of these out, without giving a reason; we then talk about it.": (
        "Cualquiera puede sacar uno de estos puntos, sin dar razones; entonces lo conversamos."
    ),
    "Arrived": "Llegó",
    "Arrived, left": "Llegó, salió",
    "Break": "Pausa",
    "Build trust or learn": "Crear confianza o aprender",
    "By the end we will have": "Al terminar tendremos",
    "Closed item": "Punto reservado",
    "Consensus": "Consenso",
    "Contact slips": "Fichas de contacto",
    "Copies": "Copias",
    "Date": "Fecha",
    "Decide": "Decidir",
    "Discuss": "Conversar",
    "Email": "Correo",
    "First name or initials": "Nombre o iniciales",
    "Getting in": "Cómo entrar",
    "Group": "Grupo",
    "Has a seat": "Tiene voto",
    "How": "Cómo",
    "Needs (access, food)": "Necesidades (acceso, comida)",
    "Inform": "Informar",
    "Initials": "Iniciales",
    "Language": "Idioma",
    "Leave this page at home. Bring pens, tape, and the clock.": (
        "Deje esta hoja en casa. Lleve bolígrafos, cinta adhesiva y el reloj."
    ),
    "Led by": "A cargo de",
    "Left at": "Salió",
    "MEMBERS": "MIEMBROS",
    "Meeting": "Reunión",
    "Meeting pack": "Paquete de la reunión",
    "Min": "Min",
    "Name": "Nombre",
    "Name tents": "Letreros con nombre",
    "Name, organization": "Nombre, organización",
    "Neighborhood": "Barrio",
    "Next meeting: {when}": "Próxima reunión: {when}",
    "No": "No",
    "PUBLIC": "PÚBLICO",
    "Page {page} of {total}": "Página {page} de {total}",
    "Pages": "Páginas",
    "Paper": "Hoja",
    "Phone": "Teléfono",
    "Place": "Lugar",
    "Please put your initials beside your name. If your name is missing, write it at the end.": (
        "Ponga sus iniciales junto a su nombre. Si su nombre no está, escríbalo al final."
    ),
    "Printed {day}": "Impreso {day}",
    "Reach me by": "Avísenme por",
    "Read or bring": "Leer o traer",
    "Remote": "A distancia",
    "Remote, or in for…": "A distancia, o por…",
    "Seat": "Voto",
    "Sector": "Sector",
    "Send me news": "Quiero noticias",
    "Sent apologies": "Se disculpó",
    "Sign-in sheet": "Hoja de asistencia",
    "Public sign-in sheet": "Hoja de asistencia pública",
    "Signing is voluntary. You may attend without it.": "Firmar es voluntario. Puede asistir sin hacerlo.",
    "The agenda is still open: bring what you want to talk about.": (
        "La agenda sigue abierta: traiga los temas de los que quiera hablar."
    ),
    "The group may keep this to send me news of its work, until I say stop.": (
        "El grupo puede guardar esto para enviarme noticias de su trabajo, hasta que yo diga basta."
    ),
    "Time": "Hora",
    "To be taken off, ask {contact}.": "Para salir de la lista: {contact}.",
    "What this meeting is for": "Para qué es esta reunión",
    "What we take up": "Qué tratamos",
    "Why": "Para qué",
    "Yes": "Sí",
    "cut": "cortar",
    "email": "correo",
    "fold": "doblar",
    "in large print": "en letra grande",
    "letter": "carta",
    "phone": "teléfono",
    "text": "mensaje",
    "{day}, {start}": "{day}, {start}",
    "{day}, {start} to {end}": "{day}, de {start} a {end}",
    "{group} may keep this to send me news of its work, until I say stop.": (
        "{group} puede guardar esto para enviarme noticias de su trabajo, hasta que yo diga basta."
    ),
    "{n} min": "{n} min",
    "“Send me news”: please fill in a contact slip as well. It goes into a box, not on this list.": (
        "«Quiero noticias»: llene también una ficha de contacto. Va a una caja, no a esta lista."
    ),
}
PLURALS = {
    "{n} person is expected.": ("Se espera a {n} persona.", "Se espera a {n} personas."),
}


class _Catalogue(NullTranslations):
    def gettext(self, message: str) -> str:
        return WORDS.get(message, message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        return PLURALS.get(one, (one, many))[n != 1]


SPANISH = Language("es", _Catalogue())
