"""The YAML of deploy/, read."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import yaml

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
KUBERNETES = DEPLOY / "kubernetes"
NOT_ITS_OWN = {"kustomization.yaml", "secret.example.yaml"}

Manifest = dict[str, Any]


def documents(text: str) -> list[Manifest]:
    return [document for document in yaml.safe_load_all(text) if document]


def base() -> list[Manifest]:
    """As Kustomize makes it where there is a kubectl; else what stands in the files."""
    kubectl = shutil.which("kubectl")
    if kubectl is not None:
        made = subprocess.run([kubectl, "kustomize", str(KUBERNETES)], capture_output=True, text=True, check=True)
        return documents(made.stdout)
    return as_written()


def as_written() -> list[Manifest]:
    return [
        document
        for path in sorted(KUBERNETES.glob("*.yaml"))
        if path.name not in NOT_ITS_OWN
        for document in documents(path.read_text())
    ]


def secret_examples() -> tuple[Manifest, Manifest]:
    """What the site gets, and what only the job that migrates gets."""
    site, migrate = documents((KUBERNETES / "secret.example.yaml").read_text())
    return site, migrate


def pods(manifests: list[Manifest]) -> dict[str, Manifest]:
    """What runs: the template of each pod, by the name of who makes it."""
    made = [one for one in manifests if one["kind"] in {"Deployment", "Job"}]
    return {one["metadata"]["name"]: one["spec"]["template"]["spec"] for one in made}


def compose() -> Manifest:
    found: Manifest = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    return found
