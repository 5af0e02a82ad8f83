"""The words that address books and people write above the columns of contacts, in English and Spanish.

Written folded and without punctuation. A word may stand for different things; the first group that has it wins.
"""

FIRST, MIDDLE, LAST, SUFFIX = "first_name", "middle_name", "last_name", "name_suffix"
STREET, CITY, REGION, POSTAL_CODE, COUNTRY = "street", "city", "region", "postal_code", "country"
PHONE_KIND = "phone_kind"

WORDS: dict[str, str] = {
    "name": "name|full name|display name|contact name|contact|person|nombre completo|nombre y apellidos|"
    "nombre y apellido|nombre para mostrar|contacto|persona|nombre de contacto|nombre del contacto|participant|"
    "participante|member|member name|miembro|attendee|asistente|nombre mostrado",
    FIRST: "first name|given name|first|nombre de pila|primer nombre|nombres|forename",
    MIDDLE: "middle name|additional name|middle|segundo nombre|middle initial",
    LAST: "last name|family name|surname|last|apellido|apellidos|primer apellido",
    SUFFIX: "suffix|name suffix|sufijo",
    "called": "called|nickname|preferred name|goes by|nick|apodo|alias|sobrenombre|le dicen|short name",
    "sort_under": "sort under|sort as|ordenar por|ordenar bajo",
    "pronouns": "pronouns|pronoun|pronombres",
    "organization": "organization|organisation|organization name|company|company name|employer|agency|group|affiliation|"
    "organizacion|compania|empresa|nombre de la organizacion|institucion|agencia|grupo|"
    "organization neighborhood|organization or neighborhood",
    "role": "role|job title|position|organization title|occupation|puesto|cargo|rol|ocupacion|titulo del trabajo|"
    "funcion|puesto de trabajo",
    "sector": "sector|sectors|sectores",
    "has_seat": "has a decision seat|decision seat|seat|voting member|votes|puesto de decision|voto|tiene voto",
    "phone": "phone|phones|phone number|telephone|telephone number|tel|primary phone|telefono|telefonos|"
    "numero de telefono|telefono principal|contact number|best phone",
    "other_phone": "other phone|second phone|phone 2|alternate phone|otro telefono|telefono 2|telefono alterno",
    "email": "email|e mail|mail|email address|e mail address|primary email|correo|correo electronico|"
    "direccion de correo electronico|correo electronico primario|correo electronico principal|email 1",
    "other_email": "other email|second email|secondary email|email 2|e mail 2|e mail 2 address|e mail address 2|"
    "otro correo|correo electronico 2|correo electronico secundario|direccion de correo electronico 2|"
    "direccion del correo electronico 2|alternate email|additional email|otro correo electronico|correo electronico 3|"
    "e mail 3 address|direccion del correo electronico 3|direccion de correo electronico 3",
    "address": "address|full address|mailing address|postal address|direccion|domicilio|direccion postal|"
    "direccion completa",
    STREET: "street|street address|calle|address 1|address line 1|address 2|address line 2|linea de direccion 1|"
    "linea de direccion 2",
    CITY: "city|town|ciudad|localidad|municipio|poblacion",
    REGION: "state|region|province|state province|estado|provincia|provincia o estado|estado o provincia|provincia estado|estado provincia",
    POSTAL_CODE: "zip|zip code|zipcode|postal code|postcode|codigo postal|cp",
    COUNTRY: "country|country region|pais|pais o region|pais region",
    "reach_by": "how to reach|how to reach them|preferred contact method|contact by|como contactar|"
    "medio de contacto preferido",
    "best_time": "best time|best time to call|mejor hora|mejor horario|mejor momento",
    "languages": "languages|language|speaks|idiomas|idioma|lenguas|lengua",
    "needs": "needs|accommodations|access needs|necesidades|needs access child care food",
    "can_help": "can help with|skills|resources|offers|puede ayudar con|habilidades|recursos",
    "agreed_on": "agreed on that we keep this|agreed on|consent date|fecha de consentimiento",
    "notes": "notes|note|private notes|comments|comment|remarks|notas|nota|notas privadas|comentarios|observaciones",
}

# What stands ahead of (or behind) a word and says which of several phones or addresses is meant: the group's name.
GROUPS: dict[str, str] = {
    "mobile": "mobile|cell|cellular|cell phone|mobile phone|mobile number|movil|celular|telefono movil|numero de movil|"
    "telefono celular|n movil|tel movil|cel|whatsapp|iphone",
    "home": "home|home phone|home phone 2|particular|telefono particular|telefono de casa|telefono casa|casa|"
    "telefono particular 2|numero de telefono 2 particular|numero de telefono particular|telefono del domicilio|"
    "telefono de domicilio",
    "work": "work|business|work phone|business phone|business phone 2|telefono del trabajo|telefono trabajo|"
    "telefono de trabajo|trabajo|telefono del trabajo 2|office phone|office|oficina|telefono de oficina|"
    "company main phone|telefono laboral|numero de centralita de la organizacion",
}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


HOME_MARKS = _set("home particular casa residencia domicilio personal")
WORK_MARKS = _set("business work trabajo office oficina laboral company")
OTHER_MARKS = _set("other otro otra otros")
FILLERS = _set("de del la el of the o or y and")

# Columns of address books that hold nothing a contact has here; they must not be taken for something else.
LEFT_OUT = _set(
    "fax pager telex isdn callback radio tty assistant ayudante localizador buscapersonas devolucion automovil car "
    "photo foto birthday cumpleanos anniversary aniversario website web gender sexo yomi phonetic spouse conyuge "
    "manager jefe hobby department departamento screen pantalla tipo type label etiqueta"
)
PHONE_WORDS = _set("phone telephone telefono tel mobile cell movil celular cel")
EMAIL_WORDS = _set("email mail correo")

# How desirable a phone is as the first one.
PHONE_RANKS = {"mobile": 0, "main": 1, "home": 2, "": 1, "work": 3, "other": 4}
