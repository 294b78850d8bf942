// Written by `npm run docs`: the chart as one literal, for Stately's editor. The one that runs is packages/core/src/machine/login-machine.ts.
import { createMachine } from 'xstate';

export const loginMachine = createMachine({
  description: 'Password, then a second factor, then a session.',
  id: 'login',
  initial: 'init',
  on: {
    'reply.flow': [
      {
        guard: 'flowIsForSecondFactor',
        target: '.awaiting-TOTP.entering',
        actions: [
          'rememberFlow',
          'startResendCooldown'
        ]
      },
      {
        target: '.password.entering',
        actions: 'rememberFlow'
      }
    ],
    'reply.signedIn': [
      {
        guard: 'sessionMeetsRequiredAal',
        target: '.success',
        actions: 'rememberResult'
      },
      {
        actions: {
          type: 'requireSecondFactor'
        }
      }
    ],
    'reply.redirectRequired': [
      {
        guard: 'redirectIsAllowed',
        target: '.success',
        actions: 'rememberResult'
      },
      {
        target: '#login.error',
        actions: {
          type: 'rememberFailure'
        }
      }
    ],
    'reply.noUsableMethod': [
      {
        guard: 'hostSetsUpSecondFactor',
        target: '.success',
        actions: 'rememberResult'
      },
      {
        target: '#login.error',
        actions: {
          type: 'rememberFailure'
        }
      }
    ],
    'reply.sessionChanged': {
      target: '.init.checkingSession'
    },
    'reply.*': {
      target: '#login.error',
      actions: {
        type: 'rememberFailure'
      }
    },
    restart: [
      {
        guard: 'sessionIsInsufficient',
        target: '.init.signingOut'
      },
      {
        target: '.init.routing',
        actions: [
          'forgetFlow',
          'forgetHistory'
        ]
      }
    ],
    'account.switch': {
      target: '.init.signingOut'
    }
  },
  states: {
    init: {
      description: 'Finds out which form is due.',
      initial: 'routing',
      on: {
        'reply.flowGone': {
          target: '.routing',
          actions: 'forgetFlow'
        },
        'reply.csrfMismatch': {
          target: '.routing',
          actions: 'forgetFlow'
        }
      },
      states: {
        routing: {
          description: 'Decides where to begin.',
          always: [
            {
              guard: 'mailedFlowIsStored',
              target: 'checkingSession'
            },
            {
              guard: 'onlySecondFactorRequested',
              target: 'openingSecondFactor'
            },
            {
              target: 'opening'
            }
          ]
        },
        opening: {
          description: 'Opens the first form, or the flow that the page was opened with.',
          tags: 'pending',
          after: {
            oneSecond: {
              actions: 'showProgress'
            },
            fourSeconds: {
              actions: 'offerCancel'
            }
          },
          exit: 'hideProgress',
          invoke: {
            id: 'openFlow',
            src: 'openFlow',
            onDone: {
              actions: [
                {
                  type: 'recordReply'
                },
                {
                  type: 'raiseReply'
                }
              ]
            },
            onError: {
              target: '#login.error',
              actions: {
                type: 'rememberFailure',
                params: 'init.opening'
              }
            }
          },
          on: {
            cancel: {
              guard: 'callIsSlow',
              target: '#login.error',
              actions: {
                type: 'rememberFailure',
                params: 'init.opening'
              }
            },
            'password.submitSoon': {
              actions: {
                type: 'submitEarly'
              }
            }
          }
        },
        openingSecondFactor: {
          description: 'Opens the form of the second factor.',
          tags: 'pending',
          after: {
            oneSecond: {
              actions: 'showProgress'
            },
            fourSeconds: {
              actions: 'offerCancel'
            }
          },
          exit: 'hideProgress',
          invoke: {
            id: 'openFlow',
            src: 'openFlow',
            onDone: {
              actions: [
                {
                  type: 'recordReply'
                },
                {
                  type: 'raiseReply'
                }
              ]
            },
            onError: {
              target: '#login.error',
              actions: {
                type: 'rememberFailure',
                params: 'init.openingSecondFactor'
              }
            }
          },
          on: {
            cancel: {
              guard: 'callIsSlow',
              target: '#login.error',
              actions: {
                type: 'rememberFailure',
                params: 'init.openingSecondFactor'
              }
            },
            'reply.noSession': {
              target: 'opening',
              actions: [
                'forgetSession',
                {
                  type: 'showNotice',
                  params: 'sign-in-ended'
                }
              ]
            },
            'reply.flowGone': {
              target: 'openingSecondFactor',
              reenter: true,
              actions: 'forgetFlow'
            },
            'reply.csrfMismatch': {
              target: 'openingSecondFactor',
              reenter: true,
              actions: 'forgetFlow'
            }
          }
        },
        checkingSession: {
          description: 'Asks who is signed in.',
          tags: 'pending',
          after: {
            oneSecond: {
              actions: 'showProgress'
            },
            fourSeconds: {
              actions: 'offerCancel'
            }
          },
          exit: 'hideProgress',
          invoke: {
            id: 'askWhoami',
            src: 'askWhoami',
            onDone: {
              actions: [
                {
                  type: 'recordReply'
                },
                {
                  type: 'raiseReply'
                }
              ]
            },
            onError: {
              target: '#login.error',
              actions: {
                type: 'rememberFailure',
                params: 'init.checkingSession'
              }
            }
          },
          on: {
            cancel: {
              guard: 'callIsSlow',
              target: '#login.error',
              actions: {
                type: 'rememberFailure',
                params: 'init.checkingSession'
              }
            },
            'reply.signedIn': [
              {
                guard: 'hasLoginChallenge',
                target: '#login.success',
                actions: 'rememberResult'
              },
              {
                guard: 'mailedFlowIsRefresh',
                target: 'openingSecondFactor',
                actions: [
                  'passFirstFactor',
                  'assumeHalfSession'
                ]
              },
              {
                guard: 'refreshIsPending',
                target: 'routing',
                actions: 'forgetFlow'
              }
            ],
            'reply.secondFactorDue': {
              target: 'openingSecondFactor',
              actions: [
                'assumeHalfSession',
                'forgetIdentifier',
                'rememberMailedFlow'
              ]
            },
            'reply.noSession': {
              target: 'opening',
              actions: [
                'forgetSession',
                'forgetFlow'
              ]
            }
          }
        },
        signingOut: {
          description: 'Signs out, to begin again.',
          tags: 'pending',
          after: {
            oneSecond: {
              actions: 'showProgress'
            },
            fourSeconds: {
              actions: 'offerCancel'
            }
          },
          exit: 'hideProgress',
          invoke: {
            id: 'signOut',
            src: 'signOut',
            onDone: {
              actions: [
                {
                  type: 'recordReply'
                },
                {
                  type: 'raiseReply'
                }
              ]
            },
            onError: {
              target: '#login.error',
              actions: {
                type: 'rememberFailure',
                params: 'init.signingOut'
              }
            }
          },
          on: {
            cancel: {
              guard: 'callIsSlow',
              target: '#login.error',
              actions: {
                type: 'rememberFailure',
                params: 'init.signingOut'
              }
            },
            'reply.noSession': {
              target: 'opening',
              actions: [
                'forgetSession',
                'forgetUser',
                'forgetFlow',
                'forgetHistory',
                'forgetLevel'
              ]
            }
          }
        }
      }
    },
    password: {
      description: 'The first factor.',
      initial: 'entering',
      after: {
        beforeFlowExpiry: {
          guard: 'pageIsVisible',
          actions: 'renewFlow'
        }
      },
      on: {
        restart: [
          {
            guard: 'sessionIsInsufficient',
            target: 'init.signingOut'
          },
          {
            target: '.renewing',
            actions: 'forgetHistory'
          }
        ]
      },
      states: {
        entering: {
          description: 'Waits for a password.',
          initial: 'waiting',
          exit: 'leaveForm',
          states: {
            waiting: {
              description: 'The form takes input.'
            },
            renewingInBackground: {
              description: 'Opens a new form before this one expires.',
              invoke: {
                id: 'openFlow',
                src: 'openFlow',
                onDone: {
                  actions: [
                    {
                      type: 'recordReply'
                    },
                    {
                      type: 'raiseReply'
                    }
                  ]
                },
                onError: {
                  target: '#login.error',
                  actions: {
                    type: 'rememberFailure',
                    params: 'password.renewing'
                  }
                }
              },
              on: {
                'reply.flow': {
                  target: '#login.password',
                  actions: [
                    {
                      type: 'rememberFlow',
                      params: 'as before'
                    },
                    'startResendCooldown'
                  ]
                },
                'reply.sessionChanged': {
                  target: '#login.init.checkingSession',
                  actions: 'clearNotice'
                },
                'reply.*': {
                  target: 'waiting'
                }
              }
            }
          },
          on: {
            'password.submit': {
              target: 'submitting',
              actions: [
                'clearMessages',
                {
                  type: 'rememberIdentifier'
                }
              ]
            },
            'provider.choose': {
              guard: {
                type: 'flowHasButton'
              },
              target: 'submitting',
              actions: [
                'clearMessages',
                'chooseProvider'
              ]
            },
            'flow.renew': {
              guard: 'renewalShowsSameForm',
              target: '.renewingInBackground'
            },
            'identifier.forget': {
              target: 'renewing',
              actions: [
                'forgetHistory',
                'forgetUser'
              ]
            },
            'session.check': {
              target: '#login.init.checkingSession',
              actions: 'clearNotice'
            }
          }
        },
        submitting: {
          description: 'Kratos checks the input.',
          tags: [
            'pending',
            'submitting'
          ],
          after: {
            oneSecond: {
              actions: 'showProgress'
            },
            fourSeconds: {
              actions: 'offerCancel'
            }
          },
          exit: 'hideProgress',
          invoke: {
            id: 'submitFlow',
            src: 'submitFlow',
            onDone: {
              actions: [
                {
                  type: 'recordReply'
                },
                {
                  type: 'raiseReply'
                }
              ]
            },
            onError: {
              target: '#login.error',
              actions: {
                type: 'rememberFailure',
                params: 'password.submitting'
              }
            }
          },
          on: {
            cancel: {
              guard: 'callIsSlow',
              target: 'entering'
            },
            'reply.rejected': {
              target: 'entering',
              actions: 'rememberFlow'
            },
            'reply.accountBlocked': {
              target: 'entering',
              actions: [
                'rememberFlow',
                {
                  type: 'showBlocked'
                }
              ]
            },
            'reply.sessionChanged': {
              target: '#login.init.checkingSession',
              actions: [
                {
                  type: 'requestResubmission'
                },
                'forgetFlow',
                {
                  type: 'showNotice',
                  params: 'started-again'
                }
              ]
            },
            'reply.flowGone': {
              target: 'renewing',
              actions: [
                {
                  type: 'requestResubmission'
                },
                {
                  type: 'showNotice'
                }
              ]
            },
            'reply.secondFactorDue': {
              target: 'steppingUp',
              actions: [
                'passFirstFactor',
                'assumeHalfSession'
              ]
            },
            'reply.csrfMismatch': {
              target: 'renewing',
              actions: [
                {
                  type: 'requestResubmission'
                },
                {
                  type: 'showNotice',
                  params: 'started-again'
                }
              ]
            }
          }
        },
        renewing: {
          description: 'Opens a new form, which asks for the password again.',
          tags: 'pending',
          after: {
            oneSecond: {
              actions: 'showProgress'
            },
            fourSeconds: {
              actions: 'offerCancel'
            }
          },
          exit: 'hideProgress',
          invoke: {
            id: 'openFlow',
            src: 'openFlow',
            onDone: {
              actions: [
                {
                  type: 'recordReply'
                },
                {
                  type: 'raiseReply'
                }
              ]
            },
            onError: {
              target: '#login.error',
              actions: {
                type: 'rememberFailure',
                params: 'password.renewing'
              }
            }
          },
          on: {
            cancel: {
              guard: 'callIsSlow',
              target: '#login.error',
              actions: {
                type: 'rememberFailure',
                params: 'password.renewing'
              }
            }
          }
        },
        steppingUp: {
          description: 'Opens the form of the second factor.',
          tags: [
            'pending',
            'submitting'
          ],
          after: {
            oneSecond: {
              actions: 'showProgress'
            },
            fourSeconds: {
              actions: 'offerCancel'
            }
          },
          exit: 'hideProgress',
          invoke: {
            id: 'openFlow',
            src: 'openFlow',
            onDone: {
              actions: [
                {
                  type: 'recordReply'
                },
                {
                  type: 'raiseReply'
                }
              ]
            },
            onError: {
              target: '#login.error',
              actions: {
                type: 'rememberFailure',
                params: 'password.steppingUp'
              }
            }
          },
          on: {
            cancel: {
              guard: 'callIsSlow',
              target: '#login.error',
              actions: {
                type: 'rememberFailure',
                params: 'password.steppingUp'
              }
            }
          }
        }
      }
    },
    'awaiting-TOTP': {
      description: 'The second factor.',
      initial: 'entering',
      after: {
        beforeFlowExpiry: {
          guard: 'pageIsVisible',
          actions: 'renewFlow'
        },
        resendCooldown: {
          actions: 'endResendCooldown'
        }
      },
      on: {
        'reply.noSession': {
          target: 'init.opening',
          actions: [
            'forgetSession',
            {
              type: 'showNotice',
              params: 'sign-in-ended'
            }
          ]
        }
      },
      states: {
        entering: {
          description: 'Waits for a code.',
          initial: 'waiting',
          exit: 'leaveForm',
          states: {
            waiting: {
              description: 'The form takes input.'
            },
            renewingInBackground: {
              description: 'Opens a new form before this one expires.',
              invoke: {
                id: 'openFlow',
                src: 'openFlow',
                onDone: {
                  actions: [
                    {
                      type: 'recordReply'
                    },
                    {
                      type: 'raiseReply'
                    }
                  ]
                },
                onError: {
                  target: '#login.error',
                  actions: {
                    type: 'rememberFailure',
                    params: 'awaiting-TOTP.renewing'
                  }
                }
              },
              on: {
                'reply.flow': {
                  target: '#login.awaiting-TOTP',
                  actions: [
                    {
                      type: 'rememberFlow',
                      params: 'as before'
                    },
                    'startResendCooldown'
                  ]
                },
                'reply.sessionChanged': {
                  target: '#login.init.checkingSession',
                  actions: 'clearNotice'
                },
                'reply.*': {
                  target: 'waiting'
                }
              }
            }
          },
          on: {
            'code.submit': {
              target: 'submitting',
              actions: 'clearMessages'
            },
            'code.send': {
              guard: {
                type: 'flowHasButton'
              },
              target: 'submitting',
              actions: [
                'clearMessages',
                {
                  type: 'rememberAddress'
                }
              ]
            },
            'code.resend': {
              guard: 'canResend',
              target: 'submitting',
              actions: [
                'clearMessages',
                'rememberResend'
              ]
            },
            'flow.renew': {
              guard: 'renewalSendsNoMail',
              target: '.renewingInBackground'
            },
            'factor.choose': {
              guard: {
                type: 'factorIsOffered'
              },
              actions: [
                'clearMessages',
                {
                  type: 'chooseFactor'
                }
              ]
            },
            'session.check': {
              target: '#login.init.checkingSession',
              actions: 'clearNotice'
            }
          }
        },
        submitting: {
          description: 'Kratos checks the code, or mails one.',
          tags: [
            'pending',
            'submitting'
          ],
          after: {
            oneSecond: {
              actions: 'showProgress'
            },
            fourSeconds: {
              actions: 'offerCancel'
            }
          },
          exit: 'hideProgress',
          invoke: {
            id: 'submitFlow',
            src: 'submitFlow',
            onDone: {
              actions: [
                {
                  type: 'recordReply'
                },
                {
                  type: 'raiseReply'
                }
              ]
            },
            onError: {
              target: '#login.error',
              actions: {
                type: 'rememberFailure',
                params: 'awaiting-TOTP.submitting'
              }
            }
          },
          on: {
            cancel: {
              guard: 'callIsSlow',
              target: 'entering'
            },
            'reply.rejected': {
              target: 'entering',
              actions: 'rememberFlow'
            },
            'reply.accountBlocked': {
              target: 'entering',
              actions: [
                'rememberFlow',
                {
                  type: 'showBlocked'
                }
              ]
            },
            'reply.sessionChanged': {
              target: '#login.init.checkingSession',
              actions: [
                {
                  type: 'requestResubmission'
                },
                'forgetFlow',
                {
                  type: 'showNotice',
                  params: 'started-again'
                }
              ]
            },
            'reply.flowGone': {
              target: 'renewing',
              actions: [
                {
                  type: 'requestResubmission'
                },
                {
                  type: 'showNotice'
                }
              ]
            },
            'reply.csrfMismatch': {
              target: '#login.init.checkingSession',
              actions: [
                {
                  type: 'requestResubmission'
                },
                'forgetIdentifier',
                'forgetFlow',
                {
                  type: 'showNotice',
                  params: 'changed-elsewhere'
                }
              ]
            }
          }
        },
        renewing: {
          description: 'Opens a new form, which asks for the code again.',
          tags: 'pending',
          after: {
            oneSecond: {
              actions: 'showProgress'
            },
            fourSeconds: {
              actions: 'offerCancel'
            }
          },
          exit: 'hideProgress',
          invoke: {
            id: 'openFlow',
            src: 'openFlow',
            onDone: {
              actions: [
                {
                  type: 'recordReply'
                },
                {
                  type: 'raiseReply'
                }
              ]
            },
            onError: {
              target: '#login.error',
              actions: {
                type: 'rememberFailure',
                params: 'awaiting-TOTP.renewing'
              }
            }
          },
          on: {
            cancel: {
              guard: 'callIsSlow',
              target: '#login.error',
              actions: {
                type: 'rememberFailure',
                params: 'awaiting-TOTP.renewing'
              }
            }
          }
        }
      }
    },
    success: {
      description: 'Signed in, or redirected.',
      type: 'final'
    },
    error: {
      description: 'A problem that new input cannot fix.',
      initial: 'backingOff',
      exit: 'leaveError',
      on: {
        retry: [
          {
            guard: {
              type: 'failedIn',
              params: 'init.opening'
            },
            target: '#login.init.opening'
          },
          {
            guard: {
              type: 'failedIn',
              params: 'init.openingSecondFactor'
            },
            target: '#login.init.openingSecondFactor'
          },
          {
            guard: {
              type: 'failedIn',
              params: 'init.checkingSession'
            },
            target: '#login.init.checkingSession'
          },
          {
            guard: {
              type: 'failedIn',
              params: 'init.signingOut'
            },
            target: '#login.init.signingOut'
          },
          {
            guard: {
              type: 'failedIn',
              params: 'password.submitting'
            },
            target: '#login.password.entering'
          },
          {
            guard: {
              type: 'failedIn',
              params: 'password.renewing'
            },
            target: '#login.password.renewing'
          },
          {
            guard: {
              type: 'failedIn',
              params: 'password.steppingUp'
            },
            target: '#login.password.steppingUp'
          },
          {
            guard: {
              type: 'failedIn',
              params: 'awaiting-TOTP.submitting'
            },
            target: '#login.awaiting-TOTP.entering'
          },
          {
            guard: {
              type: 'failedIn',
              params: 'awaiting-TOTP.renewing'
            },
            target: '#login.awaiting-TOTP.renewing'
          }
        ],
        restart: {
          guard: 'failedDuringPassword',
          target: 'password.renewing',
          actions: 'forgetHistory'
        }
      },
      states: {
        backingOff: {
          description: 'Counts down until a retry is allowed.',
          always: {
            guard: 'retryAfterElapsed',
            target: 'idle'
          },
          after: {
            retryAfter: {
              target: 'idle'
            }
          },
          initial: 'oneSecond',
          states: {
            oneSecond: {
              description: 'One second.',
              after: {
                oneSecond: {
                  target: 'oneSecond',
                  reenter: true,
                  actions: 'countDown'
                }
              }
            }
          }
        },
        idle: {
          description: 'Waits for the user.'
        }
      }
    }
  }
});
