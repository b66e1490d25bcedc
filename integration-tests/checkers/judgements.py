#!/usr/bin/env python3
"""Counts every stored judgement of the rollouts again from the ledger's rows, computes its e-values
again from the formulas and decides again, sharing no code with the control plane. What nodes reported
is not kept by judgement: where a decision rests on that alone, its reason is believed. Needs psql and
the PG* environment.

    PGHOST=127.0.0.1 PGPORT=5433 PGUSER=loupe PGPASSWORD=… PGDATABASE=loupe judgements.py [ROLLOUT]

Prints one JSON object; exit 0 where everything agrees, 1 where something differs, 2 where nothing was judged.
"""
import json
import math
import re
import subprocess
import sys
from datetime import datetime
from fractions import Fraction

MODEL_ERRORS = {"WRONG_SIZE", "DEADLINE", "MODEL_FAILED", "NOT_A_NUMBER", "HUNG"}
STEPS = 400
TOLERANCE = 1e-9
SPLIT_LIMIT = math.log(1000)
GATES = ["ERRORS", "LATENCY", "ACKNOWLEDGEMENTS", "QUALITY"]
JUDGED = ("Verifying", "Shadow", "Canary", "Promoting", "Baking")
ONWARD = {"Draft": {"Verifying"}, "Verifying": {"Shadow"}, "Shadow": {"Canary"}, "Canary": {"Canary", "Promoting"},
          "Promoting": {"Promoting", "Baking"}, "Baking": {"Promoted"}}


def rows(sql):
    query = f"select coalesce(json_agg(t), '[]') from ({sql}) t"
    out = subprocess.run(
        ["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-c", query], capture_output=True, text=True)
    if out.returncode != 0:
        sys.exit("the database does not answer: " + out.stderr.strip())
    return json.loads(out.stdout)


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


# ---- the e-values --------------------------------------------------------------------------------

def log_allocation(events):
    logs = []
    for step in range(STEPS):
        w = 0.5 + (step + 0.5) / (2 * STEPS)
        total = 0.0
        for share, candidate, champion in events:
            if 0 < share < 1:
                # likelihood of each side over what the share alone would make it
                norm = share * w + (1 - share) * (1 - w)
                total += candidate * math.log(w / norm) + champion * math.log((1 - w) / norm)
        logs.append(total)
    most = max(logs)
    return most + math.log(math.fsum(math.exp(x - most) for x in logs) / STEPS)


def log_sign(against, favour):
    """Exact: 2^(n+1) B(a+1, f+1) P(Bin(n+1, 1/2) <= a), in whole numbers."""
    n = against + favour
    tail = sum(math.comb(n + 1, i) for i in range(against + 1))
    value = Fraction(math.factorial(against) * math.factorial(favour) * tail, math.factorial(n + 1))
    return math.log(value.numerator) - math.log(value.denominator)


def log_mean(one, other):
    most = max(one, other)
    return most + math.log((math.exp(one - most) + math.exp(other - most)) / 2)


def log_beta(a, b):
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def log_split(split):
    candidate, champion = split["candidate"]["parts"], split["champion"]["parts"]
    p = split["share"]
    if not 0 < p < 1:
        return 0.0
    return log_beta(candidate + 1, champion + 1) - candidate * math.log(p) - champion * math.log(1 - p)


def upper_limit(k, n, alpha):
    """Clopper-Pearson by bisection on the exact tail."""
    if k == n:
        return 1.0

    def tail(p):
        return math.fsum(
            math.exp(math.lgamma(n + 1) - math.lgamma(i + 1) - math.lgamma(n - i + 1)
                     + i * math.log(p) + (n - i) * math.log1p(-p)) for i in range(k + 1))

    low, high = 0.0, 1.0
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if tail(middle) > alpha else (low, middle)
    return (low + high) / 2


# ---- the counts ----------------------------------------------------------------------------------

class Ledger:
    """The rollout's rows, in order of arrival."""

    def __init__(self, rollout):
        r = quoted(rollout)
        self.shown = rows(f"""
            select s.node, s.journal, s.seq, s.inspected_journal ij, s.inspected_seq iseq, s.station, s.mode, s.skipped,
              i.sampling ->> 'unit' unit, champion_error che, candidate_error cae, champion_verdict chv,
              candidate_verdict cav, champion_infer_ms + champion_decide_ms chms, candidate_infer_ms + candidate_decide_ms cams
            from shadowed s join inspection i on i.node = s.node and i.journal = s.inspected_journal and i.seq = s.inspected_seq
            where s.rollout = {r} and i.origin = 'PRODUCTION' and (i.sampling ->> 'identified')::boolean
            order by greatest(s.received_at, i.received_at), s.id""")
        self.split = rows(f"""
            select i.node, i.journal, i.seq, i.station, i.sampling ->> 'unit' unit, i.arm, i.error, a.share,
              i.infer_ms + i.decide_ms ms
            from inspection i join assignment_slot a on a.node = i.node and a.generation = i.generation and a.station = i.station
              and (a.recipe is null or a.recipe = i.recipe) and a.rollout = i.rollout and a.mode = 'CANARY'
            where i.rollout = {r} and i.origin = 'PRODUCTION' and (i.sampling ->> 'identified')::boolean
            order by i.received_at, i.id""")
        self.unknown = rows(f"""
            select d.node, d.journal, d.seq, d.inspected_journal ij, d.inspected_seq iseq from delivery d join inspection i
              on i.node = d.node and i.journal = d.inspected_journal and i.seq = d.inspected_seq
            where i.rollout = {r} and d.state = 'unknown'""")
        self.labels = {
            (it["node"], it["inspected_journal"], it["inspected_seq"]): it
            for it in rows(f"select * from adjudication where rollout = {r}")}


def firsts(items, *keys):
    seen, first = set(), []
    for it in items:
        key = tuple(it[k] for k in keys)
        if key not in seen:
            seen.add(key)
            first.append(it)
    return first


def recount(ledger, covered, slow_ms):
    ranges = {(c["node"], c["journal"]): c["ranges"] for c in covered}

    def here(node, journal, seq):
        return any(r["from"] <= seq <= r["to"] for r in ranges.get((node, journal), ()))

    def arrived(items):
        return [it for it in items if here(it["node"], it["journal"], it["seq"])]

    shown = [it for it in arrived(ledger.shown) if here(it["node"], it["ij"], it["iseq"])]
    pairs = firsts([it for it in shown if it["mode"] == "SHADOW"], "station", "unit")
    both = [it for it in pairs if it["skipped"] is None]
    failed = lambda code: code in MODEL_ERRORS
    errors = [(failed(it["cae"]), failed(it["che"])) for it in both]
    slow = [(it["cams"] > slow_ms, it["chms"] > slow_ms) for it in both]
    contrast = lambda xs: {"candidate": sum(a and not b for a, b in xs), "champion": sum(b and not a for a, b in xs)}
    paired = {"parts": len(both), "skipped": len(pairs) - len(both), "errors": contrast(errors), "slow": contrast(slow)}

    canary = {(it["node"], it["ij"], it["iseq"]): it for it in shown if it["mode"] == "CANARY"}
    unknown = {(it["node"], it["ij"], it["iseq"]) for it in arrived(ledger.unknown)}
    units = firsts(
        [it for it in arrived(ledger.split) if it["error"] == "NONE" or it["error"] in MODEL_ERRORS], "station", "unit")
    splits = {}
    for it in units:
        arm = splits.setdefault(it["share"], {
            side: {"parts": 0, "errors": 0, "slow": 0, "unacknowledged": 0} for side in ("candidate", "champion")
        })[it["arm"].lower()]
        key = (it["node"], it["journal"], it["seq"])
        own = canary.get(key) if it["arm"] == "CANDIDATE" else None
        arm["parts"] += 1
        arm["errors"] += failed(own["cae"]) if own else it["error"] != "NONE"
        arm["slow"] += ((own["cams"] or 0) if own else it["ms"]) > slow_ms
        arm["unacknowledged"] += key in unknown

    compared = [
        it for it in firsts(shown, "station", "unit")
        if it["skipped"] is None and it["chv"] != "ERROR" and it["cav"] != "ERROR"]
    return paired, [{"share": share, **sides} for share, sides in sorted(splits.items())], compared


def disputes(ledger, compared, looks):
    label = lambda it: ledger.labels.get((it["node"], it["ij"], it["iseq"]))
    outcome = lambda it: (label(it) or {}).get("outcome")
    boxes = [(it["candidate_boxes"], it["champion_boxes"]) for it in map(label, compared)
             if it and it["candidate_boxes"] is not None and it["champion_boxes"] is not None]
    reached = []
    for look in looks:
        if len(compared) < look:
            continue
        disputed = [it for it in compared[:look] if (it["chv"] == "PASS") != (it["cav"] == "PASS")]
        reached.append({
            "parts": look, "disputed": len(disputed), "adjudicated": sum(outcome(it) is not None for it in disputed),
            "candidateWrong": sum(outcome(it) == "CHAMPION_RIGHT" for it in disputed)})
    return {
        "compared": len(compared),
        "verdicts": {"candidate": sum(outcome(it) == "CHAMPION_RIGHT" for it in compared),
                     "champion": sum(outcome(it) == "CANDIDATE_RIGHT" for it in compared)},
        "defects": {"candidate": sum(a > b for a, b in boxes), "champion": sum(b > a for a, b in boxes)},
        "looks": reached}


# ---- one judgement -------------------------------------------------------------------------------

def expected_findings(observed, plan):
    half = lambda c: [(0.5, c["candidate"], c["champion"])] if c["candidate"] or c["champion"] else []
    arms = lambda what: [(s["share"], s["candidate"][what], s["champion"][what]) for s in observed["splits"]]
    limit = math.log(4 / plan["alpha"])
    d = observed["disputed"]
    quality = log_mean(
        log_sign(d["verdicts"]["candidate"], d["verdicts"]["champion"]),
        log_sign(d["defects"]["candidate"], d["defects"]["champion"]))
    logs = [
        log_allocation(half(observed["paired"]["errors"]) + arms("errors")),
        log_allocation(half(observed["paired"]["slow"]) + arms("slow")),
        log_allocation(arms("unacknowledged")),
        quality]
    passed = any(
        look["parts"] in plan["looks"] and look["adjudicated"] == look["disputed"]
        and upper_limit(look["candidateWrong"], look["parts"], 0.05 / len(plan["looks"])) <= plan["margin"]
        for look in d["looks"])
    marks = ["FIRED" if log >= limit else "OPEN" for log in logs]
    if marks[3] == "OPEN" and passed:
        marks[3] = "PASSED"
    return list(zip(logs, marks)), limit


# ---- the decision --------------------------------------------------------------------------------

def seconds(iso):
    days, hours, minutes, rest = re.fullmatch(r"P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?", iso).groups()
    return ((int(days or 0) * 24 + int(hours or 0)) * 60 + int(minutes or 0)) * 60 + float(rest or 0)


def moment(text):
    text = re.sub(r"Z$", "+00:00", text)
    text = re.sub(r"\.(\d{1,6})\d*", lambda it: "." + it.group(1).ljust(6, "0"), text)
    return datetime.fromisoformat(text).timestamp()


def decided_again(judgement, before, plan, observed, marks):
    """Why the decision is not the one that these counts justify; empty where it is."""
    wrong, why, decision, state = [], judgement["why"], judgement["decision"], before["state"]
    fired = [gate for gate, mark in zip("ABCD", marks) if mark == "FIRED"]
    passed = marks[3] == "PASSED"
    compared = observed["disputed"]["compared"]
    stage = plan["stages"][before["stage"] - 1] if state == "Canary" else None
    parts = sum(s["candidate"]["parts"] for s in observed["splits"] if stage and s["share"] == stage["share"])
    if fired and state in JUDGED and decision != "RollBack":
        wrong.append(f"gate {fired} fired, but the decision was {decision}")
    if decision == "RollBack":
        named = re.match(r"gate ([ABCD]): (?!.*has (?:not|never) reported)", why)
        if named and named.group(1) not in fired:
            wrong.append(f"rolled back by a gate that has not fired: {why}")
    missing = []
    if state == "Shadow":
        if compared < plan["shadow"]["minParts"]:
            missing.append(f"{compared} parts compared")
        if not passed and not plan["canaryWhileOpen"]:
            missing.append("gate D has not passed")
    if state == "Canary":
        if parts < stage["minParts"]:
            missing.append(f"{parts} parts decided")
        if moment(judgement["at"]) < moment(before["since"]) + seconds(stage["minTime"]):
            missing.append("time")
        if math.fsum(log_split(s) for s in observed["splits"]) >= SPLIT_LIMIT:
            missing.append("the split is off")
        if before["stage"] == len(plan["stages"]) and not passed:
            missing.append("gate D has not passed")
    if decision == "Advance" and missing:
        wrong.append(f"went on from {state} although {missing}")
    said = re.match(r"(\d+) of (\d+) parts (compared|decided by the candidate)", why)
    if decision == "Hold" and said:
        ours, least = (compared, plan["shadow"]["minParts"]) if said.group(3) == "compared" else (parts, stage["minParts"])
        if (int(said.group(1)), int(said.group(2))) != (ours, least) or ours >= least:
            wrong.append(f"held by '{why}', counted {ours} of {least}")
    if decision == "Hold" and why.startswith("gate D:") and passed:
        wrong.append(f"held by '{why}' although gate D has passed")
    after = judgement["state"]
    legal = {"RollBack": {"RollingBack", "Refused"}, "Advance": ONWARD.get(state, set()) | {state}, "Hold": {state}}[decision]
    # where nodes arrive the state goes on under any decision; a person may promote what has passed, and abort
    by_nodes = {"Promoting": {"Baking"}, "RollingBack": {"RolledBack", "Aborted", "Refused"}}.get(state, set())
    by_person = {"RollingBack", "Aborted"} | ({"Promoting"} if state == "Canary" and passed else set())
    if after not in legal | by_nodes | (by_person if decision != "RollBack" else set()):
        wrong.append(f"from {state} to {after} by {decision}")
    return wrong


def states_before(judgements, changes):
    """The state in which each was judged: a judgement saved with a change has that change's time."""
    for judgement in judgements:
        at = moment(judgement["at"])
        earlier = [c for c in changes if moment(c["at"]) <= at]
        if judgement["at"] == earlier[-1]["at"] and len(earlier) > 1:
            earlier = earlier[:-1]
        yield earlier[-1]["body"]


def check(judgement, before, terms, ledger, newest):
    wrong = []
    observed, plan = judgement["observed"], terms["plan"]
    paired, splits, compared = recount(ledger, judgement["covered"], terms["slowMs"])
    for name, ours, theirs in (
            ("pairs", paired, observed["paired"]), ("splits", splits, observed["splits"]),
            ("compared parts", len(compared), observed["disputed"]["compared"])):
        if ours != theirs:
            wrong.append(f"{name}: counted {ours}, stored {theirs}")
    # labels may be undone and given later: what they say is counted again where nothing came after
    if newest:
        again = disputes(ledger, compared, plan["looks"])
        if again != observed["disputed"]:
            wrong.append(f"disputes: counted {again}, stored {observed['disputed']}")
    expected, limit = expected_findings(observed, plan)
    if [finding["gate"] for finding in judgement["findings"]] != GATES:
        wrong.append("the gates are not all there")
    for (log, mark), finding in zip(expected, judgement["findings"]):
        for name, ours, theirs in (("ln E", log, finding["logE"]), ("limit", limit, finding["logLimit"])):
            if abs(ours - theirs) > TOLERANCE * max(1, abs(ours)):
                wrong.append(f"gate {finding['gate']} {name}: {ours!r}, stored {theirs!r}")
        if mark != finding["mark"]:
            wrong.append(f"gate {finding['gate']}: {mark}, stored {finding['mark']}")
    split = math.fsum(log_split(s) for s in observed["splits"])
    if abs(split - judgement["split_log_e"]) > TOLERANCE * max(1, abs(split)):
        wrong.append(f"split: {split!r}, stored {judgement['split_log_e']!r}")
    return wrong + decided_again(judgement, before, plan, observed, [mark for _, mark in expected])


def main():
    only = f"where id = {quoted(sys.argv[1])}" if len(sys.argv) > 1 else ""
    judged, e_values, differ, decisions = 0, 0, [], {}
    for rollout in rows(f"select id, terms from rollout {only} order by started_at"):
        ledger = Ledger(rollout["id"])
        kept = rows(f"select * from judgement where rollout = {quoted(rollout['id'])} order by id")
        changes = rows(f"select at, body from rollout_transition where rollout = {quoted(rollout['id'])} order by version")
        for judgement, before in zip(kept, states_before(kept, changes)):
            judged += 1
            e_values += len(judgement["findings"]) + 1
            decisions[judgement["decision"]] = decisions.get(judgement["decision"], 0) + 1
            for why in check(judgement, before, rollout["terms"], ledger, judgement is kept[-1]):
                differ.append({"rollout": rollout["id"], "judgement": judgement["id"], "why": why})
    print(json.dumps({"judgements": judged, "eValues": e_values, "decisions": decisions,
                      "differ": len(differ), "first": differ[:10]}))
    sys.exit(1 if differ else 0 if judged else 2)


if __name__ == "__main__":
    main()
