"""Annex 19-1: issuance register of military IDs.

Әскери билет беру ведомосы / Ведомость выдачи военных билетов. Annexed to the Rules for
military registration (order No. 28 of 24.01.2017 of the Minister of Defence) by annex 5 to
order No. 22 of 13.01.2026. The local military body sends it with the IDs; each citizen signs
for receipt on paper; the official who issued the IDs signs below (points 54 and 55-1).

Sources: https://adilet.zan.kz/kaz/docs/V2600037840 (Kazakh) and the consolidated Rules (Russian;
see `RUSSIAN_2026`), checked on 2026-11-25.
"""

from datetime import date
from typing import Annotated

from kzforms.form import (
    Column,
    Edition,
    FormDefinition,
    SignatureSlot,
    Table,
    in_both_languages,
)
from kzforms.forms.order_28_2017.shared import FULL_NAME, INSTITUTION_LIMIT, RUSSIAN_2026, Note
from kzforms.text import Bilingual
from kzforms.values import (
    IIN,
    FormModel,
    Label,
    Line,
    LocalText,
    MilitaryID,
    Person,
    Signatory,
)
from kzforms.values.rows import Rows

_CHECKED = date(2026, 11, 25)
_ISSUER = Bilingual(kk="Әскери билетті берген адам", ru="Лицо, выдавшее военные билеты")


class IssuedMilitaryID(FormModel):
    """A military ID and who received it. The signature of receipt stays on paper."""

    iin: IIN
    name: Person
    military_id: MilitaryID | None = None
    note: Note | None = None


class MilitaryIDIssuanceRegister(FormModel):
    """The register of annex 19-1."""

    institution: Annotated[
        LocalText,
        Line(INSTITUTION_LIMIT),
        Label(
            "Оқу орнының немесе ҚР ҚМ мамандандырылған ұйымы филиалының атауы",
            "Наименование учебного заведения или филиала специализированной организации МО РК",
        ),
    ]
    programme: Annotated[
        LocalText,
        Line(INSTITUTION_LIMIT),
        Label(
            "Кімдерге беріледі",
            "Кому выдаются",
            "Қай бағдарлама бойынша даярлықтан өткен азаматтарға.",
            "Гражданам, прошедшим подготовку по какой программе.",
        ),
    ]
    entries: Rows[IssuedMilitaryID]
    issuer_position: Annotated[
        LocalText,
        Line(INSTITUTION_LIMIT),
        Label("Әскери билетті берген адамның лауазымы", "Должность лица, выдавшего военные билеты"),
    ]
    issuer: Annotated[Signatory, Label(_ISSUER.kk, _ISSUER.ru)]


TABLE = Table(
    rows="entries",
    row_height=12,
    blank_rows=10,
    columns=(
        Column(row_number=True, kk="Р/с №", ru="№ п/п", width=12),
        Column(field="iin", kk="ЖСН", ru="ИИН", width=27, digits=True),
        Column(
            field="name",
            kk="Аты, әкесінің аты (болса), тегі",
            ru="Фамилия, имя, отчество (при его наличии)",
            width=48,
            style=FULL_NAME,
        ),
        Column(
            field="military_id",
            kk="Әскери билеттің сериясы мен нөмірі",
            ru="Серия и номер военного билета",
            width=31,
        ),
        Column(
            kk="Алғаны туралы қойылған қолы және күні",
            ru="Роспись в получении и дата",
            width=35,
        ),
        Column(field="note", kk="Ескертпе", ru="Примечание", width=27),
    ),
)

ORDER_22_2026 = Edition(
    act="V2600037840",
    annex="5",
    model=MilitaryIDIssuanceRegister,
    page="portrait",
    table=TABLE,
    signatures=(SignatureSlot(id="issuer", role=_ISSUER, signer="issuer"),),
    wording=in_both_languages(act="V2600037840", checked_on=_CHECKED, sources=RUSSIAN_2026),
)

FORM = FormDefinition(
    id="military-id-issuance-register",
    title=Bilingual(kk="Әскери билет беру ведомосы", ru="Ведомость выдачи военных билетов"),
    act="V1700014881",
    document="registration-rules",
    annex="19-1",
    checked_on=_CHECKED,
    editions=(ORDER_22_2026,),
)
