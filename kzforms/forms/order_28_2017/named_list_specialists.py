"""Annex 16: named list of citizens trained for a fee in military-technical and other specialities.

Атаулы тізім / Именной список. Annexed to the Rules for military registration (order No. 28
of 24.01.2017 of the Minister of Defence), as restated by annex 1 to order No. 22 of
13.01.2026. A specialised organisation of the Ministry of Defence sends it to the local
military body after the training (point 54 of the Rules). Signed by the branch's director.

The official table numbers its columns 1, (none), 2, 4 … 10, in both languages; so does
this one.

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
from kzforms.forms.order_28_2017.shared import FULL_NAME, RUSSIAN_2026, Code, Note
from kzforms.text import Bilingual
from kzforms.values import (
    IIN,
    FormModel,
    Inflected,
    Label,
    Line,
    LocalText,
    OrderReference,
    Period,
    Person,
)
from kzforms.values.rows import Rows

_CHECKED = date(2026, 11, 25)
_BRANCH_LIMIT = 120


class TrainedSpecialist(FormModel):
    """A citizen of the list."""

    iin: IIN
    name: Person
    speciality: Annotated[LocalText, Line(150)] | None = None
    training_period: Period | None = None
    completion_certificate_number: Annotated[str, Line(40)] | None = None
    oath_order: OrderReference | None = None
    military_speciality_code: Code | None = None
    position_code: Code | None = None
    note: Note | None = None


class NamedListSpecialists(FormModel):
    """The named list of annex 16."""

    branch: Annotated[
        LocalText,
        Line(_BRANCH_LIMIT),
        Label(
            "Филиал",
            "Филиал",
            "РМҚК филиалының атауы, «филиалында» сөзінің алдында тұратын сөздер.",
            "Название филиала РГКП: слова, которые стоят перед словом «филиал», в именительном падеже.",
        ),
    ]
    branch_in_title: (
        Annotated[
            LocalText,
            Line(_BRANCH_LIMIT),
            Inflected("branch"),
            Label(
                "Филиал, тақырыптағы септікте",
                "Филиал, в падеже заголовка",
                "Қазақша мәтінде атау септігі жеткілікті, толтырудың қажеті жоқ.",
                "Предложный падеж: «в … филиале». Без него печатается именительный.",
            ),
        ]
        | None
    ) = None
    branch_in_signature: (
        Annotated[
            LocalText,
            Line(_BRANCH_LIMIT),
            Inflected("branch"),
            Label(
                "Филиал, қолтаңбадағы септікте",
                "Филиал, в падеже подписи",
                "Қазақша мәтінде атау септігі жеткілікті, толтырудың қажеті жоқ.",
                "Родительный падеж: «Директор … филиала». Без него печатается именительный.",
            ),
        ]
        | None
    ) = None
    entries: Rows[TrainedSpecialist]
    director: Annotated[Person, Label("Филиал директоры", "Директор филиала")]


TABLE = Table(
    rows="entries",
    row_height=12,
    blank_rows=6,
    columns=(
        Column(row_number=True, kk="Р/с №", ru="№ п/п", width=12),
        Column(field="iin", kk="ЖСН", ru="ИИН", width=27, number="", digits=True),
        Column(
            field="name",
            kk="Аты, әкесінің аты (болса) және тегі",
            ru="Фамилия, имя и отчество (при его наличии)",
            width=42,
            number="2",
            style=FULL_NAME,
        ),
        Column(field="speciality", kk="Мамандығы", ru="Специальность", width=35),
        Column(field="training_period", kk="Оқу кезеңі", ru="Период обучения", width=24),
        Column(
            field="completion_certificate_number",
            kk="Оқуды бітіргені туралы сертификаттың нөмірі",
            ru="Номер сертификата о завершении обучения",
            width=27,
        ),
        Column(
            field="oath_order",
            kk="Әскери ант қабылдау туралы бұйрықтың нөмірі және күні",
            ru="Номер и дата приказа о приведении к военной присяге",
            width=27,
        ),
        Column(field="military_speciality_code", kk="ӘЕМ коды", ru="Код ВУС", width=20),
        Column(field="position_code", kk="Лауазым коды", ru="Код должности", width=22),
        Column(field="note", kk="Ескертпе", ru="Примечание", width=31),
    ),
)

ORDER_22_2026 = Edition(
    act="V2600037840",
    annex="1",
    model=NamedListSpecialists,
    page="landscape",
    table=TABLE,
    signatures=(
        SignatureSlot(
            id="director",
            role=Bilingual(kk="Филиал директоры", ru="Директор филиала"),
            signer="director",
        ),
    ),
    wording=in_both_languages(act="V2600037840", checked_on=_CHECKED, sources=RUSSIAN_2026),
)

FORM = FormDefinition(
    id="named-list-specialists",
    title=Bilingual(
        kk="Өтеулі негізде әскери-техникалық және өзге де мамандықтар бойынша даярлықтан өткен азаматтардың атаулы тізімі",
        ru="Именной список граждан, прошедших подготовку по военно-техническим и иным специальностям на возмездной основе",
    ),
    act="V1700014881",
    document="registration-rules",
    annex="16",
    checked_on=_CHECKED,
    editions=(ORDER_22_2026,),
)
