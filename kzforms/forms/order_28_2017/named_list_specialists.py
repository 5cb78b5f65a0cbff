"""Annex 16: named list of citizens trained for a fee in military-technical and other specialities.

Атаулы тізім / Именной список. Annexed to the Rules for military registration (order No. 28
of 24.01.2017 of the Minister of Defence), as restated by annex 1 to order No. 22 of
13.01.2026. A specialised organisation of the Ministry of Defence sends it to the local
military body after the training (point 54 of the Rules). Signed by the branch's director.

The official table numbers its columns 1, (none), 2, 4 … 10, in both languages; so does
this one.

The edition of order No. 1100 of 28.10.2023, which order No. 22 superseded, is another list: of
the programme of the trained reserve, by any specialised organisation of the Ministry. Its text
was read in the consolidated Rules (see `RULES_2025`).

Sources: https://adilet.zan.kz/kaz/docs/V2600037840 (Kazakh) and the consolidated Rules (Russian;
see `RUSSIAN_2026`), checked on 2026-11-25.
"""

from datetime import date
from typing import Annotated

from pydantic import Field

from kzforms.form import (
    Column,
    Edition,
    FormDefinition,
    SignatureSlot,
    Table,
    in_both_languages,
)
from kzforms.forms.order_28_2017.shared import (
    FULL_NAME,
    INSTITUTION_LIMIT,
    OFFICIAL,
    RULES_2025,
    RUSSIAN_2026,
    SURNAME_FIRST,
    Code,
    Note,
    Official,
    OfficialPosition,
)
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
                "Филиал – тақырыпта тұратын тұлғасында",
                "Филиал – так, как стоит в заголовке",
                "Қазақша мәтінде атау септігі жеткілікті, толтырудың қажеті жоқ.",
                "Предложный падеж: «в … филиале». Если не заполнить, будет напечатано в именительном падеже.",
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
                "Филиал – қол қою жолында тұратын тұлғасында",
                "Филиал – так, как стоит в подписи",
                "Қазақша мәтінде атау септігі жеткілікті, толтырудың қажеті жоқ.",
                "Родительный падеж: «Директор … филиала». Если не заполнить, будет напечатано в именительном падеже.",
            ),
        ]
        | None
    ) = None
    entries: Rows[TrainedSpecialist]
    director: Annotated[Person, Label("Филиал директоры", "Директор филиала")]


class TrainedReservist(FormModel):
    """A citizen of the list before 2026."""

    name: Person
    iin: IIN
    speciality: Annotated[LocalText, Line(150)] | None = None
    training_period: Period | None = None
    completion_certificate_number: Annotated[str, Line(40)] | None = None
    note: Note | None = None


class NamedListTrainedReserve(FormModel):
    """The named list of annex 16 before 2026."""

    organisation: Annotated[
        LocalText,
        Line(INSTITUTION_LIMIT),
        Label(
            "Қорғаныс министрлігінің мамандандырылған ұйымының атауы",
            "Наименование специализированной организации Министерства обороны",
        ),
    ]
    organisation_in_title: (
        Annotated[
            LocalText,
            Line(INSTITUTION_LIMIT),
            Inflected("organisation"),
            Label(
                "Мамандандырылған ұйымның атауы – тақырыпта тұратын тұлғасында",
                "Наименование специализированной организации так, как стоит в заголовке",
                "Жатыс септігі: қайда? Толтырылмаса, атау септігінде басылады.",
                "Предложный падеж: в чем? Если не заполнить, будет напечатано в именительном падеже.",
            ),
        ]
        | None
    ) = None
    entries: Rows[TrainedReservist]
    certificate_sheets: Annotated[
        int,
        Field(strict=True, ge=0, le=99_999),
        Label("Сертификат көшірмелерінің парақ саны", "Количество листов копий сертификатов"),
    ]
    official_position: OfficialPosition
    official: Official


TABLE_1100_2023 = Table(
    rows="entries",
    row_height=12,
    blank_rows=6,
    columns=(
        Column(row_number=True, kk="Р/с №", ru="№ п/п", width=12),
        Column(
            field="name",
            kk="Тегі, аты және әкесінің аты (бар болса)",
            ru="Фамилия, имя и отчество (при его наличии)",
            width=65,
            style=SURNAME_FIRST,
        ),
        Column(field="iin", kk="ЖСН", ru="ИИН", width=30, digits=True),
        Column(field="speciality", kk="Мамандығы", ru="Специальность", width=50),
        Column(field="training_period", kk="Оқу кезеңі", ru="Период обучения", width=30),
        Column(
            field="completion_certificate_number",
            kk="Оқуды аяқтағаны туралы сертификат нөмірі",
            ru="Номер сертификата о завершении обучения",
            width=40,
        ),
        Column(field="note", kk="Ескертпе", ru="Примечание", width=40),
    ),
)

ORDER_1100_2023 = Edition(
    act="order-1100-2023",
    annex="16",
    title=Bilingual(
        kk="Әскери оқытып үйретілген резервті даярлау бағдарламасы бойынша оқып-үйретілген азаматтардың атаулы тізімі",
        ru="Именной список граждан, прошедших обучение по программе подготовки военнообученного резерва",
    ),
    model=NamedListTrainedReserve,
    page="landscape",
    table=TABLE_1100_2023,
    signatures=(OFFICIAL,),
    wording=in_both_languages(act="order-1100-2023", checked_on=_CHECKED, sources=RULES_2025),
)

TABLE = Table(
    rows="entries",
    row_height=12,
    blank_rows=5,
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
    editions=(ORDER_1100_2023, ORDER_22_2026),
)
