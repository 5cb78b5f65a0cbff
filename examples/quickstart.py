"""Fill one form from typed data: `python examples/quickstart.py [FILE]`."""

import sys
from datetime import date

from kzforms import render
from kzforms.forms import RegistrationInstruction
from kzforms.values import LocalText, Person


def main(file: str) -> None:
    """Write an instruction to register, in both languages, and say what it is."""
    instruction = RegistrationInstruction(
        rank=LocalText(kk="аға сержант", ru="старший сержант"),
        addressee=Person(surname="Сейтқали", given_name="Даулет", patronymic="Һарунұлы"),
        due_date=date(2026, 12, 20),
        local_body=LocalText(
            kk="Үлгі ауданының қорғаныс істері жөніндегі бөлімі",
            ru="отдел по делам обороны Образцового района",
        ),
        grounds=LocalText(
            kk="2026 жылғы 2 қарашадағы № 210 бұйрық; келісімшарт мерзімінің аяқталуы",
            ru="приказ от 2 ноября 2026 года № 210; окончание срока контракта",
        ),
        unit=LocalText(kk="00000 әскери бөлімі", ru="воинская часть 00000"),
        commander=Person(surname="Мұқашев", given_name="Олжас"),
    )
    rendered = render(instruction, lang="kk-ru")
    rendered.write(file)
    print(f"{file}: {rendered.form}, edition {rendered.edition}, {rendered.pages} pages")
    print(f"SHA-256 {rendered.sha256}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "instruction.pdf")
