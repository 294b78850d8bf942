@rem npm scripts begin with "exec", so that signals to npm reach them where a shell stays in between. On Windows this stands in for it.
@%*
