"""Where files of dossiers are kept and how they are drawn smaller; ``samenwerking.files`` looked at them before."""
