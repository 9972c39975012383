import { createHashRouter, Navigate } from 'react-router';
import { paths } from '../shared/paths';
import { NotFoundPage } from './not-found.page';
import { RouteError } from './route-error';

/**
 * Every screen is its own chunk; the login page loads none of the others. Addresses stand behind the #, because the
 * console is served as plain files: any link can be reloaded and shared whatever server or proxy stands in front.
 */
export const router = createHashRouter([
  {
    errorElement: <RouteError />,
    HydrateFallback: () => null,
    children: [
      {
        path: paths.login,
        lazy: async () => ({ Component: (await import('../features/login/login.page')).LoginPage }),
      },
      {
        path: '/',
        lazy: async () => ({ Component: (await import('./shell/shell')).Shell }),
        children: [
          {
            // A second boundary: when one screen fails, the rail stays and leads elsewhere.
            errorElement: <RouteError />,
            children: [
              { index: true, element: <Navigate to={paths.answers} replace /> },
              {
                path: paths.answers,
                lazy: async () => ({ Component: (await import('../features/answers/answers.page')).AnswersPage }),
                children: [
                  {
                    path: ':answerId',
                    lazy: async () => ({
                      Component: (await import('../features/answers/editor/answer-drawer')).AnswerDrawer,
                    }),
                  },
                ],
              },
              {
                path: `${paths.transcripts}/:conversationId?`,
                lazy: async () => ({
                  Component: (await import('../features/transcripts/transcripts.page')).TranscriptsPage,
                }),
              },
              {
                path: `${paths.documents}/:documentId?`,
                lazy: async () => ({
                  Component: (await import('../features/documents/documents.page')).DocumentsPage,
                }),
              },
              { path: '*', element: <NotFoundPage /> },
            ],
          },
        ],
      },
    ],
  },
]);
