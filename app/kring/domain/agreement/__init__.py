"""The agreement: promises, versions and signatures."""
