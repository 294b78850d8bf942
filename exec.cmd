@rem npm scripts start with "exec", so that signals to npm reach them and not only a shell. On Windows this file replaces it.
@%*
