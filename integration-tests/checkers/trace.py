#!/usr/bin/env python3
"""Follows each link of a `loupe trace DIGEST -o json` in the ledger's rows, in MLflow and in the PLCs' logs,
sharing no code with the control plane. Needs psql and the PG* environment.

    loupe trace DIGEST -o json | PGHOST=127.0.0.1 PGPORT=5433 PGUSER=loupe PGPASSWORD=… PGDATABASE=loupe trace.py
        [--data DIR]       the control plane's data: the data set's file is read and hashed
        [--mlflow URL]     the store, where it is an MLflow server
        [--plc-logs DIR]   the simulated PLCs' logs, *.jsonl
        [--whole]          a link that the trace says is missing does not hold either

A link said to be missing must be missing. Prints one JSON object; exit 0 where each link holds, 1 where one does not,
2 where nothing can be checked: the trace is none, or the database does not answer.
"""
import argparse
import base64
import datetime
import hashlib
import json
import os
import subprocess
import sys
import urllib.parse
import urllib.request

RESTARTED = 11  # ResultErrorCode: the verdict is not the model's, though its tag may name it
LINKS = ["LABELS", "DATASET", "JOB", "BUNDLE", "REGISTERED", "ROLLOUTS", "GENERATIONS", "WORDS"]


def rows(sql):
    query = f"select coalesce(json_agg(t), '[]') from ({sql}) t"
    try:
        out = subprocess.run(
            ["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-c", query], capture_output=True, text=True)
    except FileNotFoundError:
        cannot("psql is not installed")
    if out.returncode != 0:
        cannot("the database does not answer: " + out.stderr.strip())
    return json.loads(out.stdout)


def cannot(why):
    print(why, file=sys.stderr)
    sys.exit(2)


def quoted(text):
    return "'" + str(text).replace("'", "''") + "'"


def moment(text):
    """A time to the microsecond, whoever wrote it."""
    if text is None:
        return None
    text = text.replace("Z", "+00:00")
    if "." in text:  # Python 3.9 and 3.10 read 3 or 6 digits alone
        head, tail = text.split(".", 1)
        digits = tail[: next((i for i, c in enumerate(tail) if not c.isdigit()), len(tail))]
        text = f"{head}.{digits[:6].ljust(6, '0')}{tail[len(digits):]}"
    return datetime.datetime.fromisoformat(text).astimezone(datetime.timezone.utc)


def unequal(what, ours, theirs):
    return [] if ours == theirs else [f"{what}: found {ours!r}, the trace says {theirs!r}"]


# ---- what people said, and what was made of it ---------------------------------------------------

def jobs(trace):
    return rows(f"select * from training_job where bundle = {quoted(trace['digest'])}")


def job(trace, _):
    told, made = trace["job"], jobs(trace)
    if told is None:
        return [f"job {it['id']} made it, and the trace names none" for it in made]
    found = next((it for it in made if it["id"] == told["id"]), None)
    if found is None:
        return [f"job {told['id']} did not make this bundle"]
    wrong = []
    for column, name in (("state", "state"), ("line", "line"), ("parent", "parent"), ("created_by", "askedBy"),
                         ("metrics", "metrics"), ("confirmed_by", "confirmedBy")):
        wrong += unequal("job's " + name, found[column], told[name])
    for column, name in (("created_at", "askedAt"), ("started_at", "startedAt"), ("ended_at", "endedAt"),
                         ("confirmed_at", "confirmedAt")):
        wrong += unequal("job's " + name, moment(found[column]), moment(told[name]))
    return wrong


def labels(trace, _):
    told = trace["labels"]
    if trace["job"] is None:
        return [] if told is None else ["labels without the job that learned from them"]
    found = rows(f"""select l.id, l.reviewer, l.at, l.undone_at from training_label t join label l on l.id = t.label
                     where t.job = {quoted(trace['job']['id'])}""")
    if told is None:
        return [f"{len(found)} labels are there, and the trace names none"] if found else []
    times = sorted(moment(it["at"]) for it in found) or [None]
    return (unequal("labels' ids", sorted(it["id"] for it in found), sorted(told["ids"]))
            + unequal("labels' count", len(found), told["count"])
            + unequal("labels' undone", sum(it["undone_at"] is not None for it in found), told["undone"])
            + unequal("labels' reviewers", sorted({it["reviewer"] for it in found}), sorted(told["reviewers"]))
            + unequal("the first label", times[0], moment(told["first"]))
            + unequal("the last label", times[-1], moment(told["last"])))


def dataset(trace, given):
    told = trace["dataset"]
    made = jobs(trace) if trace["job"] is None else rows(
        f"select * from training_job where id = {quoted(trace['job']['id'])}")
    if told is None:
        return [f"job {it['id']} had a data set, and the trace names none" for it in made]
    if not made:
        return ["a data set without the job that was given it"]
    wrong = (unequal("the data set's digest", made[0]["dataset"], told["digest"])
             + unequal("the data set's images", made[0]["examples"], told["images"])
             + unequal("images left out", made[0]["left_out"], told["leftOut"]))
    if given.data:
        wrong += file(trace, os.path.join(given.data, "training", made[0]["id"], "dataset.jsonl"))
    return wrong


def file(trace, path):
    told, kept = trace["dataset"], missing(trace, "DATASET")
    if not os.path.exists(path):
        return [] if kept else [f"{path} is not there"]
    with open(path, "rb") as opened:
        content = opened.read()
    same = hashlib.sha256(content).hexdigest() == told["digest"]
    if kept or not same:
        return [] if kept and not same else [f"{path} has the SHA-256 {hashlib.sha256(content).hexdigest()}"]
    folds, ids = {}, set()
    for line in content.decode().split("\n")[1:]:
        example = json.loads(line)
        fold = folds.setdefault(example["fold"], (set(), set()))
        fold[0].add(example["image"])
        fold[1].add(example["group"])
        ids.add(example["label"])
    split = [{"fold": it, "images": len(folds[it][0]), "groups": len(folds[it][1])} for it in sorted(folds)]
    lots = [lot for _, groups in folds.values() for lot in groups]
    return (unequal("the split", split, told["split"])
            + unequal("the data set's labels", sorted(ids), sorted((trace["labels"] or {"ids": []})["ids"]))
            + ([] if len(lots) == len(set(lots)) else ["a lot lies in two folds"]))


# ---- what was signed and registered --------------------------------------------------------------

def manifest(trace):
    found = rows(f"""select *, encode(manifest, 'base64') bytes64 from model
                     where digest = {quoted(trace['digest'])}""")
    return (found[0], base64.b64decode(found[0]["bytes64"])) if found else (None, b"{}")


def bundle(trace, _):
    told = trace["bundle"]
    model, content = manifest(trace)
    if told is None:
        return ["it is registered, and the trace names no bundle"] if model else []
    if model is None:
        return ["no registered model has this digest"]
    signed = json.loads(content)
    wrong = (unequal("the manifest's SHA-256", hashlib.sha256(content).hexdigest(), trace["digest"])
             + unequal("the name", signed["name"], told["name"])
             + unequal("the version", signed["version"], told["version"])
             + unequal("the parent", signed.get("parent"), told["parent"])
             + unequal("the label", f"{signed['name']}:{signed['version']}@{trace['digest'][:12]}", trace["label"]))
    if trace["job"]:
        wrong += unequal("the job's parent", signed.get("parent"), trace["job"]["parent"])
    if not missing(trace, "BUNDLE"):
        accepted = [it["keyId"] for it in told["signatures"] if it["accepted"]]
        wrong += unequal("the accepted signature", [model["signer"]], accepted[:1])
    names = {"firmwareRange": "firmware-range", "datasetCertificate": "dataset-certificate",
             "fmeaReport": "fmea-report"}
    entries = sorted(({"what": names[it], **{k: entry[k] for k in ("id", "sha256", "approver", "date")}}
                      for it, entry in (signed.get("governance") or {}).items() if entry), key=lambda it: it["what"])
    return wrong + unequal("governance", entries, sorted(told["governance"], key=lambda it: it["what"]))


def registered(trace, given):
    told = trace["registered"]
    model, _ = manifest(trace)
    if told is None:
        return ["it is registered, and the trace says it is not"] if model else []
    if model is None:
        return ["no registered model has this digest"]
    aliases = rows(f"select alias from model_alias where digest = {quoted(trace['digest'])} order by alias")
    wrong = (unequal("the place", model["place"], told["place"])
             + unequal("when it was registered", moment(model["registered_at"]), moment(told["registeredAt"]))
             + unequal("aliases", [it["alias"] for it in aliases], told["aliases"]))
    return wrong + (mlflow(trace, given.mlflow) if given.mlflow else [])


def mlflow(trace, url):
    told = trace["registered"]
    name, _, number = told["place"].rpartition("/")
    try:
        version = asked(url, "model-versions/get", name=name, version=number)["model_version"]
        run = asked(url, "runs/get", run_id=version["run_id"])["run"]
    except (OSError, KeyError) as e:
        return [] if missing(trace, "REGISTERED") else [f"MLflow does not have {told['place']}: {e}"]
    tags = {it["key"]: it["value"] for it in version.get("tags", [])}
    of_run = {it["key"]: it["value"] for it in run["data"].get("tags", [])}
    return (unequal("the digest in MLflow", tags.get("loupe.digest"), trace["digest"])
            + unequal("MLflow's run", version["run_id"], told["run"])
            + unequal("the digest of MLflow's run", of_run.get("loupe.digest"), trace["digest"]))


def asked(url, path, **query):
    with urllib.request.urlopen(f"{url}/api/2.0/mlflow/{path}?{urllib.parse.urlencode(query)}", timeout=10) as answer:
        return json.load(answer)


# ---- what became of it on the line ---------------------------------------------------------------

def rollouts(trace, _):
    found = rows(f"""select r.*, (select why from rollout_transition t where t.rollout = r.id
                     order by version desc limit 1) why
                     from rollout r where candidate_digest = {quoted(trace['digest'])} order by started_at, id""")
    told = trace["rollouts"]
    wrong = unequal("rollouts", [it["id"] for it in found], [it["id"] for it in told])
    for ours, theirs in zip(found, told):
        for column, name in (("state", "state"), ("final", "ended"), ("why", "why"), ("started_by", "startedBy"),
                             ("approved_by", "approvedBy")):
            wrong += unequal(f"rollout {ours['id']}'s {name}", ours[column], theirs[name])
        for column, name in (("started_at", "startedAt"), ("changed_at", "changedAt")):
            wrong += unequal(f"rollout {ours['id']}'s {name}", moment(ours[column]), moment(theirs[name]))
    return wrong


def generations(trace, _):
    """By the signed bytes, not by the slots' table that the trace was read from."""
    digest, found = trace["digest"], {}
    for it in rows("select node, generation, rollout, issued_at, encode(envelope, 'base64') envelope from assignment"):
        envelope = json.loads(base64.b64decode(it["envelope"]))
        signed = json.loads(base64.b64decode(envelope["payload"]))
        for slot in signed["slots"]:
            candidate = (slot.get("candidate") or {}).get("model", {}).get("digest")
            if digest in (slot["champion"]["digest"], candidate):
                role = "champion" if slot["champion"]["digest"] == digest else "candidate"
                key = (signed["node"], signed["generation"], slot["station"], slot.get("recipe"))
                found[key] = (role, moment(it["issued_at"]), envelope["signatures"][0].get("keyid"))
    told = {(it["node"], it["generation"], it["station"], it["recipe"]): (it["role"], moment(it["signedAt"]), it["keyId"])
            for it in trace["generations"]}
    wrong = []
    for key in sorted(set(found) | set(told), key=str):
        wrong += unequal(f"generation {key[1]} of {key[0]} at {key[2]}", found.get(key), told.get(key))
    return wrong


def words(trace, given):
    found = {}
    for it in rows(f"""select i.line, i.station, i.node, i.journal, i.seq, d.journal dj, d.seq ds, i.part, i.trigger, d.word,
                       d.verdict, d.at, i.at seen from inspection i join delivery d on d.node = i.node
                       and d.inspected_journal = i.journal and d.inspected_seq = i.seq
                       where i.model_digest = {quoted(trace['digest'])} and d.verdict = i.verdict"""):
        first = found.get(it["station"])
        order = lambda row: (moment(row["seen"]), row["seq"], moment(row["at"]))
        if first is None or order(it) < order(first):
            found[it["station"]] = it
    told = {it["station"]: it for it in trace["words"]}
    wrong = unequal("stations with a word", sorted(found), sorted(told))
    for station in set(found) & set(told):
        ours, theirs = found[station], told[station]
        for column, name in (("line", "line"), ("node", "node"), ("journal", "journal"), ("seq", "seq"), ("dj", "deliveredJournal"),
                             ("ds", "deliveredSeq"), ("part", "part"), ("trigger", "trigger"), ("word", "word"),
                             ("verdict", "verdict")):
            wrong += unequal(f"{station}'s first word: {name}", ours[column], theirs[name])
        wrong += unequal(f"{station}'s first word: at", moment(ours["at"]), moment(theirs["at"]))
    return wrong + (at_the_plc(trace, told, given.plc_logs) if given.plc_logs else [])


def at_the_plc(trace, told, folder):
    """The first word that a PLC saw with this model's tag is the one that the trace names, on each station."""
    seen = {}
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".jsonl"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as log:
            for line in log:
                try:
                    it = json.loads(line)
                except json.JSONDecodeError:  # the last one, torn
                    continue
                by_it = it.get("model", "").endswith("@" + trace["digest"][:12])
                if it.get("event") == "word" and by_it and it.get("errorCode") != RESTARTED:
                    seen.setdefault(it["station"], it)
    wrong = unequal("stations whose PLC saw it", sorted(seen), sorted(told))
    for station in set(seen) & set(told):
        saw, says = seen[station], told[station]
        wrong += (unequal(f"{station}'s PLC: part", saw["partId"], says["part"])
                  + unequal(f"{station}'s PLC: ResultWord", saw["word"], says["word"])
                  + unequal(f"{station}'s PLC: verdict", saw["verdict"], says["verdict"]))
    return wrong


def missing(trace, link):
    return next(it["missing"] for it in trace["links"] if it["link"] == link)


def main():
    options = argparse.ArgumentParser()
    for name in ("--data", "--mlflow", "--plc-logs"):
        options.add_argument(name)
    options.add_argument("--whole", action="store_true")
    given = options.parse_args()
    try:
        trace = json.load(sys.stdin)
        names = [it["link"] for it in trace["links"]]
    except (ValueError, KeyError, TypeError) as e:
        cannot(f"standard input is no trace: {e}")
    differ = [{"link": "?", "why": why} for why in unequal("links", LINKS, names)]
    if not differ:
        for link, follow in zip(LINKS, (labels, dataset, job, bundle, registered, rollouts, generations, words)):
            wrong = follow(trace, given)
            if given.whole and missing(trace, link):
                wrong.append("missing: " + missing(trace, link))
            differ += [{"link": link, "why": why} for why in wrong]
        differ += [{"link": "?", "why": why} for why in unequal(
            "whole", all(it["missing"] is None for it in trace["links"]), trace["whole"])]
    broken = {it["link"] for it in differ}
    print(json.dumps({"links": len(LINKS), "hold": len([it for it in LINKS if it not in broken]),
                      "missing": [it for it in LINKS if missing(trace, it)] if names == LINKS else [],
                      "differ": differ[:20]}))
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
