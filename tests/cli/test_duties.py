"""The duty list on the command line."""

import json


def test_duties_and_differences_are_told_with_what_is_missing(done, tmp_path):
    done("new", "east", "--name", "Eastside")
    file = tmp_path / "east.collab"
    done("add", file, "people", "name=Rosa Ortiz")
    done("add", file, "duties", "name=Calls everybody", "holder=Rosa Ortiz")
    done("add", file, "duties", "name=Brings the cookies")
    done("add", file, "differences", "about=Lamps or patrols", "noticed_on=2026-11-01", "between=Youth and police")

    assert done("duties", file) == "Calls everybody\tRosa Ortiz\tnobody\nBrings the cookies\tnobody\tnobody\n"
    said = done("duties", file, "--differences", "--today=2026-11-22")
    assert said.endswith("Lamps or patrols\tYouth and police\topen for 21 days\n")
    answer = json.loads(done("duties", file, "--json"))
    assert (answer["count"], answer["without_holder"]) == (2, ["Brings the cookies"])
    assert answer["without_stand_in"] == ["Calls everybody"]
    assert "differences" not in answer
